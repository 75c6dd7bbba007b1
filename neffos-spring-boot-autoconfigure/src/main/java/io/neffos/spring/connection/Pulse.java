package io.neffos.spring.connection;

import io.neffos.spring.message.CloseReason;

/**
 * What tells that a client is still there. Confined to the connection's loop.
 */
final class Pulse {

	private final ClientConnection connection;

	private boolean heard;

	private int silence;

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
			this.silence = 0;
		}
		return this.silence++;
	}

	void ping() {
		this.connection.transport().ping();
	}

	void lost() {
		this.connection.ended(CloseReason.LOST);
	}

}
