package io.neffos.spring.engine.session;

import io.neffos.spring.engine.transport.ConnectionTransport;
import io.neffos.spring.limits.InboundLimits;
import org.jspecify.annotations.Nullable;

/**
 * Requests as many messages from the transport as there is room for. While the client
 * owes an answer, which may lie behind other messages, reading goes on up to a hard
 * limit. While more waits for the client than its outbound limits allow, nothing else is
 * read and nothing is handled: what the client asks can't grow what waits for it.
 * Confined to the connection's loop.
 */
final class InboundFlow {

	private static final int CHUNK = 16;

	private final ConnectionTransport transport;

	private final InboundLimits limits;

	private final MessageQueue queue;

	private final PendingAsks asks;

	private int outstanding;

	private boolean stopped;

	private boolean congested;

	private @Nullable Runnable onRelief;

	InboundFlow(ConnectionTransport transport, InboundLimits limits, MessageQueue queue, PendingAsks asks) {
		this.transport = transport;
		this.limits = limits;
		this.queue = queue;
		this.asks = asks;
	}

	void received() {
		this.outstanding--;
	}

	/**
	 * Whether the client has sent more than may be kept while it owes an answer.
	 */
	boolean isExceeded() {
		return !this.asks.isEmpty()
				&& (this.queue.size() >= this.limits.owedMessages() || this.queue.bytes() >= this.limits.owedBytes());
	}

	void replenish() {
		int chunk = chunk();
		if (this.outstanding > chunk / 2) {
			return;
		}
		int more = Math.min(chunk, room() - this.queue.size()) - this.outstanding;
		if (more > 0) {
			this.outstanding += more;
			this.transport.request(more);
		}
	}

	/**
	 * Reads no more than has been allowed, unless the client owes an answer.
	 */
	void stop() {
		this.stopped = true;
	}

	/**
	 * Notes that more waits for the client than its outbound limits allow.
	 */
	void congested() {
		this.congested = true;
	}

	/**
	 * Notes that no more waits for the client than its outbound limits allow, and goes
	 * on.
	 */
	void relieved() {
		this.congested = false;
		Runnable task = this.onRelief;
		this.onRelief = null;
		if (task != null) {
			task.run();
		}
		replenish();
	}

	/**
	 * Puts off a task while more waits for the client than its outbound limits allow.
	 * @param task run when that is over; only the task of the last call is
	 * @return {@code false} if there is no need to wait
	 */
	boolean isPutOff(Runnable task) {
		if (this.congested) {
			this.onRelief = task;
		}
		return this.congested;
	}

	/**
	 * Whether anything that the client sends would be read.
	 */
	boolean isReading() {
		return this.outstanding > 0;
	}

	/**
	 * Reads one more message, which isn't handled: the client's answer to a close frame
	 * may follow it.
	 */
	void discard() {
		this.transport.request(1);
	}

	/**
	 * Returns how many messages may be on their way in. What has been requested can't be
	 * taken back, so all but one of them have to fit, however large they are, unless the
	 * transport needs more.
	 */
	private int chunk() {
		int bytes = (this.asks.isEmpty()) ? this.limits.bytes() : this.limits.owedBytes();
		int fitting = (bytes - this.queue.bytes()) / this.transport.maxMessageSize();
		return Math.min(CHUNK, Math.max(this.transport.readAhead(), 1 + fitting));
	}

	private int room() {
		if (!this.asks.isEmpty()) {
			return this.limits.owedMessages() + 1;
		}
		return (!this.stopped && !this.congested && this.queue.bytes() < this.limits.bytes()) ? this.limits.messages()
				: 0;
	}

}
