package io.neffos.spring.engine.broadcast;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.engine.session.RoomRegistration;
import io.neffos.spring.engine.transport.ConnectionTransport;

/**
 * A connection in a room. Confined to the connection's loop.
 */
final class Member implements RoomRegistration {

	final NeffosConnection connection;

	final ConnectionTransport transport;

	final RoomShard shard;

	/** Its place in the shard's list. */
	int index;

	/** The room's sequence when the connection came. */
	private final long since;

	/** The room's sequence when the connection left. */
	private long until = Long.MAX_VALUE;

	Member(NeffosConnection connection, ConnectionTransport transport, RoomShard shard, long since) {
		this.connection = connection;
		this.transport = transport;
		this.shard = shard;
		this.since = since;
	}

	/**
	 * Whether a message was published while the connection was in the room.
	 */
	boolean isIn(long sequence) {
		return sequence > this.since && sequence <= this.until;
	}

	@Override
	public void remove() {
		this.shard.room().remove(this);
	}

	void leave(long sequence) {
		this.until = sequence;
	}

}
