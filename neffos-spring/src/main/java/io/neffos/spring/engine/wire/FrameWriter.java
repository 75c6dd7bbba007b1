package io.neffos.spring.engine.wire;

import io.netty.buffer.ByteBuf;

/**
 * Lays out one unmasked WebSocket frame, RFC 6455 section 5.2, in an array of its exact
 * size.
 */
final class FrameWriter {

	private static final int FINAL_TEXT = 0x81;

	private static final int FINAL_BINARY = 0x82;

	private static final int LARGEST_SHORT = 125;

	private static final int LARGEST_MEDIUM = 0xFFFF;

	private static final int MEDIUM_MARK = 126;

	private static final int LARGE_MARK = 127;

	private final byte[] frame;

	private final int payloadOffset;

	private final boolean binary;

	private int position;

	FrameWriter(int payloadSize, boolean binary) {
		this.binary = binary;
		int lengthBytes = (payloadSize <= LARGEST_SHORT) ? 0 : (payloadSize <= LARGEST_MEDIUM) ? 2 : 8;
		this.payloadOffset = 2 + lengthBytes;
		this.frame = new byte[this.payloadOffset + payloadSize];
		this.frame[0] = (byte) ((binary) ? FINAL_BINARY : FINAL_TEXT);
		this.frame[1] = (byte) switch (lengthBytes) {
			case 0 -> payloadSize;
			case 2 -> MEDIUM_MARK;
			default -> LARGE_MARK;
		};
		for (int i = 0; i < lengthBytes; i++) {
			this.frame[2 + i] = (byte) ((long) payloadSize >>> (8 * (lengthBytes - 1 - i)));
		}
		this.position = this.payloadOffset;
	}

	FrameWriter bytes(byte[] bytes) {
		System.arraycopy(bytes, 0, this.frame, this.position, bytes.length);
		this.position += bytes.length;
		return this;
	}

	FrameWriter bytes(ByteBuf bytes) {
		int size = bytes.readableBytes();
		bytes.getBytes(bytes.readerIndex(), this.frame, this.position, size);
		this.position += size;
		return this;
	}

	EncodedMessage done() {
		return new EncodedMessage(this.frame, this.payloadOffset, this.binary);
	}

}
