package io.neffos.spring.broadcast;

/**
 * Something that an event loop has to write.
 */
sealed interface Delivery {

	/**
	 * A message of a room, for the shard's members. It may wait for others to be merged
	 * with, as long as nothing overtakes it.
	 */
	record ToShard(RoomShard shard, RoomMessage message) implements Delivery {

	}

	/**
	 * Anything that concerns a single connection.
	 */
	record ToConnection(Runnable action) implements Delivery {

	}

}
