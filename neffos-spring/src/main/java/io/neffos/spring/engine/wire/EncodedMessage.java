package io.neffos.spring.engine.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * A message ready for the wire: the whole WebSocket frame, header and payload, in one
 * array. It is encoded once, shared by all receivers, and left to the garbage collector;
 * it must not be changed.
 *
 * @since 0.1.0
 */
public final class EncodedMessage {

	private final byte[] frame;

	private final int payloadOffset;

	private final boolean binary;

	EncodedMessage(byte[] frame, int payloadOffset, boolean binary) {
		this.frame = frame;
		this.payloadOffset = payloadOffset;
		this.binary = binary;
	}

	/**
	 * Returns the frame's type.
	 * @return {@code true} for a binary frame, {@code false} for a text frame
	 */
	public boolean isBinary() {
		return this.binary;
	}

	/**
	 * Returns the size of the whole frame.
	 * @return the number of bytes
	 */
	public int size() {
		return this.frame.length;
	}

	/**
	 * Returns the whole frame, unmasked as a server sends it.
	 * @return a new read-only view that needs no release
	 */
	public ByteBuf frame() {
		return Unpooled.wrappedBuffer(this.frame).asReadOnly();
	}

	/**
	 * Appends the whole frame to a buffer.
	 * @param buffer the buffer
	 */
	public void writeTo(ByteBuf buffer) {
		buffer.writeBytes(this.frame);
	}

	/**
	 * Returns the frame's payload.
	 * @return a new read-only view that needs no release
	 */
	public ByteBuf payload() {
		return Unpooled.wrappedBuffer(this.frame, this.payloadOffset, this.frame.length - this.payloadOffset)
			.asReadOnly();
	}

}
