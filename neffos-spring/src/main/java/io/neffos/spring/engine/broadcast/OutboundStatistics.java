package io.neffos.spring.engine.broadcast;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

import io.neffos.spring.connection.SlowConsumer;
import io.neffos.spring.engine.session.ClientConnection;

/**
 * How much waits for slow clients, over all connections of a server. Safe for use by
 * several threads.
 *
 * @since 0.1.0
 */
public final class OutboundStatistics {

	private final Set<OutboundQueue> behind = ConcurrentHashMap.newKeySet();

	private final LongAdder messages = new LongAdder();

	private final LongAdder bytes = new LongAdder();

	/**
	 * Creates the statistics of a server without connections.
	 */
	public OutboundStatistics() {
	}

	/**
	 * Returns for how many clients something waits.
	 * @return the number
	 */
	public long clients() {
		return this.behind.size();
	}

	/**
	 * Returns the clients for which something waits.
	 * @return them as they are found, in no particular order
	 */
	public Stream<SlowConsumer> slowConsumers() {
		return this.behind.stream().map(OutboundQueue::load);
	}

	/**
	 * Returns the connections of these clients, also those that have ended.
	 * @return them as they are found, in no particular order
	 */
	public Stream<ClientConnection> waiting() {
		return this.behind.stream().map(OutboundQueue::connection);
	}

	/**
	 * Returns how many messages wait, each counted once for each client.
	 * @return the number
	 */
	public long messages() {
		return this.messages.sum();
	}

	/**
	 * Returns the size of these messages, though several clients may share the memory.
	 * @return the number of bytes
	 */
	public long bytes() {
		return this.bytes.sum();
	}

	void behind(OutboundQueue queue) {
		this.behind.add(queue);
	}

	void caughtUp(OutboundQueue queue) {
		this.behind.remove(queue);
	}

	void waiting(int messagesChange, int bytesChange) {
		this.messages.add(messagesChange);
		this.bytes.add(bytesChange);
	}

}
