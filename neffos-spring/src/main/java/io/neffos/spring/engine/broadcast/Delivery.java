package io.neffos.spring.engine.broadcast;

import java.util.function.Consumer;

import io.neffos.spring.engine.transport.ConnectionTransport;
import io.neffos.spring.engine.transport.FrameOutcome;
import io.neffos.spring.engine.transport.OutboundFrame;

/**
 * Something that an event loop has to do in its turn.
 */
sealed interface Delivery {

	/**
	 * Returns how much memory it keeps.
	 * @return the number of bytes, without what every delivery needs
	 */
	default int size() {
		return 0;
	}

	/**
	 * A message of a room, for the shard's members. It may wait for others to be merged
	 * with, as long as nothing overtakes it.
	 */
	record ToShard(RoomShard shard, RoomMessage message) implements Delivery {

		@Override
		public int size() {
			return this.message.frame().size();
		}

	}

	/**
	 * A frame for a single connection.
	 */
	record ToConnection(ConnectionTransport transport, OutboundFrame frame,
			Consumer<FrameOutcome> then) implements Delivery {

		@Override
		public int size() {
			return this.frame.size();
		}

	}

	/**
	 * Anything else that has to keep its place in the order.
	 */
	record Step(Runnable action) implements Delivery {

	}

}
