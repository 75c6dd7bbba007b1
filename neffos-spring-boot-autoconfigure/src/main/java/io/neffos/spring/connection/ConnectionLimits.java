package io.neffos.spring.connection;

import java.time.Duration;

/**
 * How much one client may use.
 *
 * @param ackTimeout how long the handshake may take, from the upgrade until both the
 * client and the connect callback have agreed
 * @param pendingMessages how many messages are kept before the acknowledgement
 * @param pendingBytes how many bytes of them
 * @param inboundMessages how many messages wait for their handler before reading stops
 * @param inboundHardLimit how many may wait while a handler asks the client, when reading
 * has to go on; one more closes the connection
 * @param askTimeout how long the server waits for the client's answer by default
 * @param pendingAsks how many questions of the server may be open
 * @param rooms how many rooms the client may be in, over all namespaces
 * @param nameLength how many characters a room's name may have
 * @param closeGrace how long a running handler holds up the callbacks of the close
 * @since 0.1.0
 */
public record ConnectionLimits(Duration ackTimeout, int pendingMessages, int pendingBytes, int inboundMessages,
		int inboundHardLimit, Duration askTimeout, int pendingAsks, int rooms, int nameLength, Duration closeGrace) {

	/** What holds where nothing else is said. */
	public static final ConnectionLimits DEFAULTS = new ConnectionLimits(Duration.ofSeconds(10), 16, 64 * 1024, 64,
			1024, Duration.ofSeconds(30), 128, 128, 200, Duration.ofSeconds(10));

	/**
	 * Returns these limits with another handshake.
	 * @param timeout how long it may take
	 * @param messages how many messages are kept meanwhile
	 * @param bytes how many bytes of them
	 * @return the limits
	 */
	public ConnectionLimits withHandshake(Duration timeout, int messages, int bytes) {
		return new ConnectionLimits(timeout, messages, bytes, this.inboundMessages, this.inboundHardLimit,
				this.askTimeout, this.pendingAsks, this.rooms, this.nameLength, this.closeGrace);
	}

	/**
	 * Returns these limits with another ask timeout.
	 * @param timeout how long the server waits for an answer by default
	 * @return the limits
	 */
	public ConnectionLimits withAskTimeout(Duration timeout) {
		return new ConnectionLimits(this.ackTimeout, this.pendingMessages, this.pendingBytes, this.inboundMessages,
				this.inboundHardLimit, timeout, this.pendingAsks, this.rooms, this.nameLength, this.closeGrace);
	}

	/**
	 * Returns these limits with other rooms.
	 * @param count how many rooms the client may be in
	 * @param length how many characters a room's name may have
	 * @return the limits
	 */
	public ConnectionLimits withRooms(int count, int length) {
		return new ConnectionLimits(this.ackTimeout, this.pendingMessages, this.pendingBytes, this.inboundMessages,
				this.inboundHardLimit, this.askTimeout, this.pendingAsks, count, length, this.closeGrace);
	}

}
