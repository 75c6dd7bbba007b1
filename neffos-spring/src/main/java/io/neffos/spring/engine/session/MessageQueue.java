package io.neffos.spring.engine.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Predicate;

import io.neffos.spring.engine.memory.ClientMemory;
import io.neffos.spring.engine.wire.WireMessage;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * The order of one client's messages that wait for their handler: first in, first out,
 * except for namespaces that are held, whose messages stay behind while others go on.
 * Confined to the connection's loop.
 */
final class MessageQueue {

	private final ClientMemory memory;

	private final Deque<QueuedMessage> messages = new ArrayDeque<>(2);

	/** The number of holds by namespace; {@code null} while there are none. */
	private @Nullable Map<String, Integer> held;

	private int bytes;

	MessageQueue(ClientMemory memory) {
		this.memory = memory;
	}

	/**
	 * Adds a message behind all others.
	 * @param message the message
	 * @param frame the buffer that its body lies in, retained until the message is
	 * released
	 */
	void add(WireMessage message, ByteBuf frame) {
		this.messages.add(new QueuedMessage(message, frame.retain(), this.memory));
		this.bytes += frame.readableBytes();
	}

	int size() {
		return this.messages.size();
	}

	int bytes() {
		return this.bytes;
	}

	boolean isEmpty() {
		return this.messages.isEmpty();
	}

	/**
	 * Removes the first message of a namespace that isn't held.
	 * @return the message, to be released by the caller, or {@code null} if there is none
	 */
	@Nullable QueuedMessage next() {
		Map<String, Integer> holding = this.held;
		if (holding == null) {
			return removed(this.messages.poll());
		}
		for (Iterator<QueuedMessage> it = this.messages.iterator(); it.hasNext();) {
			QueuedMessage queued = it.next();
			if (!holding.containsKey(queued.message().message().namespace())) {
				it.remove();
				return removed(queued);
			}
		}
		return null;
	}

	/**
	 * Removes a message before its turn.
	 * @param condition selects the message; the first that matches is removed
	 * @return the message, or {@code null} if none matches
	 */
	@Nullable WireMessage take(Predicate<WireMessage> condition) {
		for (Iterator<QueuedMessage> it = this.messages.iterator(); it.hasNext();) {
			QueuedMessage queued = it.next();
			if (condition.test(queued.message())) {
				it.remove();
				this.bytes -= queued.size();
				queued.release();
				return queued.message();
			}
		}
		return null;
	}

	/**
	 * Releases all messages.
	 */
	void clear() {
		this.messages.forEach(QueuedMessage::release);
		this.messages.clear();
		this.bytes = 0;
	}

	/**
	 * Holds the messages of a namespace until it is {@linkplain #release released} as
	 * often.
	 */
	void hold(String namespace) {
		if (this.held == null) {
			this.held = new HashMap<>(2);
		}
		this.held.merge(namespace, 1, Integer::sum);
	}

	void release(String namespace) {
		Map<String, Integer> holding = this.held;
		if (holding != null) {
			holding.computeIfPresent(namespace, (name, count) -> (count > 1) ? count - 1 : null);
			if (holding.isEmpty()) {
				this.held = null;
			}
		}
	}

	private @Nullable QueuedMessage removed(@Nullable QueuedMessage queued) {
		if (queued != null) {
			this.bytes -= queued.size();
		}
		return queued;
	}

}
