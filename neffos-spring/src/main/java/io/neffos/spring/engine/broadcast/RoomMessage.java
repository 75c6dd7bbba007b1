package io.neffos.spring.engine.broadcast;

import io.neffos.spring.engine.transport.OutboundFrame;

/**
 * A message on its way through a room.
 *
 * @param sequence its place in the room's order, from 1
 * @param frame the frame that all members share
 * @param audience which of the members get it
 * @param tally counts its outcomes
 */
record RoomMessage(long sequence, OutboundFrame frame, Audience audience, BroadcastTally tally) {

	boolean isFor(Member member) {
		return member.isIn(this.sequence) && this.audience.includes(member.connection);
	}

}
