package io.neffos.spring.benchmarks.server.netty;

import java.nio.ByteBuffer;

/**
 * Encodes text frames as a server sends them.
 */
final class ServerFrames {

	private static final byte FINAL_TEXT = (byte) 0x81;

	private static final int ONE_BYTE = 125;

	private static final int TWO_BYTES = 0xffff;

	private ServerFrames() {
	}

	static byte[] text(byte[] payload) {
		int length = payload.length;
		if (length > TWO_BYTES) {
			throw new IllegalArgumentException("Too large");
		}
		ByteBuffer frame = ByteBuffer.allocate(length + ((length > ONE_BYTE) ? 4 : 2));
		frame.put(FINAL_TEXT);
		if (length > ONE_BYTE) {
			frame.put((byte) 126).putShort((short) length);
		}
		else {
			frame.put((byte) length);
		}
		return frame.put(payload).array();
	}

}
