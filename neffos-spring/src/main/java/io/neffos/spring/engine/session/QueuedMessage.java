package io.neffos.spring.engine.session;

import io.neffos.spring.engine.memory.ClientMemory;
import io.neffos.spring.engine.wire.WireMessage;
import io.netty.buffer.ByteBuf;

/**
 * A client's message that waits for its handler, with the buffer that its body lies in.
 *
 * @param message the message
 * @param frame the buffer, retained until {@link #release()}
 * @param memory the client's share of the memory budget
 */
record QueuedMessage(WireMessage message, ByteBuf frame, ClientMemory memory) {

	QueuedMessage {
		memory.hold(frame);
	}

	int size() {
		return this.frame.readableBytes();
	}

	void release() {
		this.memory.release(this.frame);
		this.frame.release();
	}

}
