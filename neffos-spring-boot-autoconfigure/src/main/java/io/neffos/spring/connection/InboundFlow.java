package io.neffos.spring.connection;

/**
 * Lets the transport read as much as there is room for. While the client owes an answer,
 * which may lie behind other messages, reading goes on up to a hard limit. Confined to
 * the connection's loop.
 */
final class InboundFlow {

	private static final int CHUNK = 16;

	private final ConnectionTransport transport;

	private final InboundLimits limits;

	private final Mailbox mailbox;

	private final PendingAsks asks;

	private int outstanding;

	private boolean stopped;

	InboundFlow(ConnectionTransport transport, InboundLimits limits, Mailbox mailbox, PendingAsks asks) {
		this.transport = transport;
		this.limits = limits;
		this.mailbox = mailbox;
		this.asks = asks;
	}

	void received() {
		this.outstanding--;
	}

	/**
	 * Tells whether the client has sent more than may be kept while it owes an answer.
	 */
	boolean isExceeded() {
		return !this.asks.isEmpty() && (this.mailbox.size() >= this.limits.owedMessages()
				|| this.mailbox.bytes() >= this.limits.owedBytes());
	}

	void replenish() {
		int chunk = chunk();
		if (this.outstanding > chunk / 2) {
			return;
		}
		int more = Math.min(chunk, room() - this.mailbox.size()) - this.outstanding;
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
	 * Tells whether anything that the client sends would be read.
	 */
	boolean isReading() {
		return this.outstanding > 0;
	}

	/**
	 * Reads one more message that nobody handles: the client's answer to a close frame
	 * may lie behind it.
	 */
	void discard() {
		this.transport.request(1);
	}

	/**
	 * Returns how many messages may be on their way in. What has been requested can't be
	 * taken back, so all but one of them have to fit, however large they are.
	 */
	private int chunk() {
		int bytes = (this.asks.isEmpty()) ? this.limits.bytes() : this.limits.owedBytes();
		int fitting = (bytes - this.mailbox.bytes()) / this.transport.maxMessageSize();
		return Math.max(1, Math.min(CHUNK, 1 + fitting));
	}

	private int room() {
		if (!this.asks.isEmpty()) {
			return this.limits.owedMessages() + 1;
		}
		return (!this.stopped && this.mailbox.bytes() < this.limits.bytes()) ? this.limits.messages() : 0;
	}

}
