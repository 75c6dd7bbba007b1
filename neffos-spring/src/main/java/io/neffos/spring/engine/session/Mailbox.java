package io.neffos.spring.engine.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

import io.neffos.spring.engine.memory.ClientMemory;
import io.neffos.spring.engine.wire.WireMessage;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import reactor.core.Fuseable.ScalarCallable;
import reactor.core.publisher.Mono;

/**
 * The messages of one client that wait for their handler: handled one after another, in
 * order. Those of a namespace that is being connected by the server are held back until
 * it is, while others go on. Confined to the connection's loop.
 */
final class Mailbox {

	private final ClientConnection connection;

	private final Function<WireMessage, Mono<Void>> handler;

	private final Runnable onProgress;

	private final Deque<QueuedMessage> messages = new ArrayDeque<>(2);

	/** How many operations hold a namespace back; {@code null} while there are none. */
	private @Nullable Map<String, Integer> held;

	private @Nullable CompletionSubscriber running;

	private int bytes;

	private boolean handling;

	private boolean draining;

	private boolean putOff;

	private boolean due;

	private boolean stopped;

	Mailbox(ClientConnection connection, Function<WireMessage, Mono<Void>> handler, Runnable onProgress) {
		this.connection = connection;
		this.handler = handler;
		this.onProgress = onProgress;
	}

	/**
	 * Adds a message.
	 * @param message the message
	 * @param frame the buffer that its body lies in, retained until it is handled
	 */
	void add(WireMessage message, ByteBuf frame) {
		this.messages.add(new QueuedMessage(message, frame.retain(), this.connection.memory()));
		this.bytes += frame.readableBytes();
		drain();
	}

	int size() {
		return this.messages.size();
	}

	int bytes() {
		return this.bytes;
	}

	/**
	 * Tells whether no handler runs and none waits to.
	 */
	boolean isIdle() {
		return !this.handling && this.messages.isEmpty();
	}

	/**
	 * Holds back the messages of a namespace while an operation runs, from its
	 * subscription on.
	 */
	<T> Mono<T> holding(String namespace, Mono<T> operation) {
		return Mono.defer(() -> {
			hold(namespace);
			return operation.doFinally((signal) -> this.connection.loop().run(() -> release(namespace)));
		});
	}

	/**
	 * Takes a message out before its turn.
	 * @param which tells which message; the first that matches is taken
	 * @return the message, or {@code null} if there is none
	 */
	@Nullable WireMessage take(Predicate<WireMessage> which) {
		for (Iterator<QueuedMessage> it = this.messages.iterator(); it.hasNext();) {
			QueuedMessage queued = it.next();
			if (which.test(queued.message())) {
				it.remove();
				this.bytes -= queued.frame().readableBytes();
				queued.release();
				return queued.message();
			}
		}
		return null;
	}

	/**
	 * Drops what waits. The handler that runs goes on.
	 */
	void clear() {
		this.messages.forEach(QueuedMessage::release);
		this.messages.clear();
		this.bytes = 0;
	}

	/**
	 * Drops what waits, cancels the handler that runs, and handles nothing more.
	 */
	void stop() {
		this.stopped = true;
		clear();
		if (this.running != null) {
			this.running.cancel();
		}
	}

	private void drain() {
		if (this.draining || this.stopped) {
			return;
		}
		this.draining = true;
		try {
			QueuedMessage next = null;
			while (!this.handling && !isPutOff() && (next = next()) != null) {
				handle(next);
			}
		}
		finally {
			this.draining = false;
		}
		this.onProgress.run();
	}

	/**
	 * Handles nothing while the event loops have more to write than they should, or more
	 * waits for the client than it may: what clients cause to be sent must not grow
	 * faster than it is written.
	 */
	private boolean isPutOff() {
		if (!this.putOff && !this.messages.isEmpty() && !this.due) {
			this.putOff = this.connection.isPutOff(this::takeUp);
		}
		this.due = false;
		return this.putOff;
	}

	/**
	 * Handles at least one message, however much there is to write meanwhile.
	 */
	private void takeUp() {
		this.putOff = false;
		this.due = true;
		drain();
	}

	private @Nullable QueuedMessage next() {
		Map<String, Integer> holding = this.held;
		if (holding == null) {
			return taken(this.messages.poll());
		}
		for (Iterator<QueuedMessage> it = this.messages.iterator(); it.hasNext();) {
			QueuedMessage queued = it.next();
			if (!holding.containsKey(queued.message().message().namespace())) {
				it.remove();
				return taken(queued);
			}
		}
		return null;
	}

	private @Nullable QueuedMessage taken(@Nullable QueuedMessage queued) {
		if (queued != null) {
			this.bytes -= queued.frame().readableBytes();
		}
		return queued;
	}

	private void hold(String namespace) {
		if (this.held == null) {
			this.held = new HashMap<>(2);
		}
		this.held.merge(namespace, 1, Integer::sum);
	}

	private void release(String namespace) {
		Map<String, Integer> holding = this.held;
		if (holding != null) {
			holding.computeIfPresent(namespace, (name, count) -> (count > 1) ? count - 1 : null);
			if (holding.isEmpty()) {
				this.held = null;
			}
		}
		drain();
	}

	/**
	 * Handles a message. Its buffer is released as soon as the handler has been called:
	 * the client may be gone long before what the handler has begun ends.
	 */
	private void handle(QueuedMessage queued) {
		this.handling = true;
		try {
			Mono<Void> result = this.handler.apply(queued.message());
			if (result instanceof ScalarCallable<?>) {
				// nothing to wait for
				handled();
				return;
			}
			subscribe(result, queued.message());
		}
		finally {
			queued.release();
		}
	}

	private void subscribe(Mono<Void> result, WireMessage message) {
		CompletionSubscriber subscriber = new CompletionSubscriber(this.connection,
				() -> this.connection.loop().run(this::handled));
		this.running = subscriber;
		try {
			result.subscribe(subscriber);
		}
		catch (Throwable ex) {
			// what Reactor takes for fatal is thrown here, past the operators, and
			// concerns this one handler
			this.connection.rules().replies.fail(this.connection, message, ex);
			subscriber.cancel();
		}
	}

	private void handled() {
		this.running = null;
		this.handling = false;
		drain();
	}

	private record QueuedMessage(WireMessage message, ByteBuf frame, ClientMemory memory) {

		QueuedMessage {
			memory.hold(frame);
		}

		void release() {
			this.memory.release(this.frame);
			this.frame.release();
		}

	}

}
