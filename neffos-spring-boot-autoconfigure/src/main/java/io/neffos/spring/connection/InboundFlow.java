package io.neffos.spring.connection;

/**
 * Lets the transport read as much as there is room for. While the client owes an answer,
 * which may lie behind other messages, reading goes on up to a hard limit. Confined to
 * the connection's loop.
 */
final class InboundFlow {

	private static final int CHUNK = 16;

	/**
	 * Reading stops when so many times the bytes wait that may wait for the
	 * acknowledgement.
	 */
	private static final int SOFT_FACTOR = 4;

	/** So many times more may wait while the client owes an answer. */
	private static final int HARD_FACTOR = 16;

	private final ConnectionTransport transport;

	private final ConnectionLimits limits;

	private final Mailbox mailbox;

	private final PendingAsks asks;

	private int outstanding;

	InboundFlow(ConnectionTransport transport, ConnectionLimits limits, Mailbox mailbox, PendingAsks asks) {
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
		return !this.asks.isEmpty() && (this.mailbox.size() >= this.limits.inboundHardLimit()
				|| this.mailbox.bytes() >= HARD_FACTOR * softBytes());
	}

	void replenish() {
		if (this.outstanding > CHUNK / 2) {
			return;
		}
		int more = Math.min(CHUNK, room() - this.mailbox.size()) - this.outstanding;
		if (more > 0) {
			this.outstanding += more;
			this.transport.request(more);
		}
	}

	/**
	 * Reads one more message that nobody handles: the client's answer to a close frame
	 * may lie behind it.
	 */
	void discard() {
		this.transport.request(1);
	}

	private int room() {
		if (!this.asks.isEmpty()) {
			return this.limits.inboundHardLimit() + 1;
		}
		return (this.mailbox.bytes() < softBytes()) ? this.limits.inboundMessages() : 0;
	}

	private int softBytes() {
		return SOFT_FACTOR * this.limits.pendingBytes();
	}

}
