package io.neffos.spring.broadcast;

import io.neffos.spring.connection.ConnectionTransport;
import io.neffos.spring.connection.NeffosConnection;

/**
 * A connection in a room. Confined to the connection's loop.
 */
final class Member {

	final NeffosConnection connection;

	final ConnectionTransport transport;

	/** Its place in the shard's list. */
	int index;

	/** The room's sequence when the connection came. */
	private final long since;

	/** The room's sequence when the connection left. */
	private long until = Long.MAX_VALUE;

	Member(NeffosConnection connection, ConnectionTransport transport, long since) {
		this.connection = connection;
		this.transport = transport;
		this.since = since;
	}

	/**
	 * Tells whether a message was published while the connection was in the room.
	 */
	boolean isIn(long sequence) {
		return sequence > this.since && sequence <= this.until;
	}

	void leave(long sequence) {
		this.until = sequence;
	}

}
