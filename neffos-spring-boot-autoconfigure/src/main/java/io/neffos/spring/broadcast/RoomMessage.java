package io.neffos.spring.broadcast;

import io.neffos.spring.connection.Exclude;
import io.neffos.spring.message.EncodedMessage;

/**
 * A message on its way through a room.
 *
 * @param sequence its place in the room's order, from 1
 * @param frame the frame that all members share
 * @param exclude whom to leave out
 * @param tally counts what becomes of it
 */
record RoomMessage(long sequence, EncodedMessage frame, Exclude exclude, BroadcastTally tally) {

	boolean isFor(Member member) {
		return member.isIn(this.sequence) && !this.exclude.test(member.connection);
	}

}
