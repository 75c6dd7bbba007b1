package io.neffos.spring.engine.session;

import io.neffos.spring.message.CloseReason;

/**
 * The signs of life of one client. Confined to the connection's loop.
 */
final class HeartbeatState {

	private final ClientConnection connection;

	/** Its place in the loop's list, or -1 if it isn't there. */
	int index = -1;

	private boolean heard;

	private boolean pinged;

	private int silence;

	private long backlog;

	HeartbeatState(ClientConnection connection) {
		this.connection = connection;
	}

	/**
	 * Notes a sign of life.
	 */
	void signOfLife() {
		this.heard = true;
	}

	/**
	 * Checks the client once: pings it in each silence, and counts how long it is silent
	 * after that. One that isn't read from can't be heard; it is pinged all the same,
	 * which fails if its connection has been lost. While a ping would have to wait behind
	 * what was written before, the client is there as long as it takes that.
	 * @param pingAfter how many silent looks are allowed before it is pinged
	 * @param goneAfter how many silent looks are allowed altogether
	 * @return {@code false} if it is gone
	 */
	boolean look(int pingAfter, int goneAfter) {
		boolean reading = this.connection.isReading();
		if (this.heard || (this.pinged && !reading)) {
			this.heard = false;
			this.pinged = false;
			this.silence = 0;
		}
		this.silence++;
		if (this.silence <= pingAfter) {
			return true;
		}
		if (!this.pinged) {
			long left = this.connection.transport().backlog();
			if (left == 0) {
				this.pinged = true;
				this.connection.transport().ping();
			}
			if (left < this.backlog || this.pinged) {
				this.silence = pingAfter + 1;
			}
			this.backlog = left;
		}
		if (!reading) {
			this.silence = pingAfter + 1;
		}
		return this.silence <= goneAfter;
	}

	void lost() {
		this.connection.ended(CloseReason.LOST);
	}

}
