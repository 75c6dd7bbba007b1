package io.neffos.spring.connection;

import io.neffos.spring.message.CloseReason;

/**
 * What tells that a client is still there. Confined to the connection's loop.
 */
final class Pulse {

	private final ClientConnection connection;

	private boolean heard;

	private boolean pinged;

	private int silence;

	private long backlog;

	Pulse(ClientConnection connection) {
		this.connection = connection;
	}

	/**
	 * Notes a sign of life.
	 */
	void beat() {
		this.heard = true;
	}

	boolean isGone() {
		return this.connection.closeReason() != null;
	}

	/**
	 * Counts one more look. A client that isn't read from can't be heard.
	 * @return how many looks in a row nothing was heard
	 */
	int silence() {
		if (this.heard || !this.connection.flow().isReading()) {
			this.heard = false;
			this.pinged = false;
			this.silence = 0;
		}
		return this.silence++;
	}

	/**
	 * Pings, once in each silence. While the ping would have to wait behind what was
	 * written before, the client is there as long as it takes that.
	 * @return whether it has from now on the whole time to answer
	 */
	boolean ping() {
		if (this.pinged) {
			return false;
		}
		long left = this.connection.transport().backlog();
		boolean taking = left < this.backlog;
		this.backlog = left;
		if (left == 0) {
			this.pinged = true;
			this.connection.transport().ping();
		}
		return this.pinged || taking;
	}

	/**
	 * Continues as if that many looks had passed in silence.
	 */
	void silentFor(int looks) {
		this.silence = looks;
	}

	void lost() {
		this.connection.ended(CloseReason.LOST);
	}

}
