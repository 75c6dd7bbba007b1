package io.neffos.spring.broadcast;

import io.neffos.spring.connection.OutboundFrame;
import io.netty.buffer.ByteBuf;

/**
 * What waits for a client.
 */
sealed interface WaitingFrames {

	/**
	 * Neighbouring plain frames, as a part of the buffer that all receivers share.
	 */
	record Shared(ByteBuf bytes, int messages) implements WaitingFrames {

	}

	/**
	 * A frame on its own, which may be dropped, replaced or observed.
	 */
	record Single(OutboundFrame frame) implements WaitingFrames {

	}

}
