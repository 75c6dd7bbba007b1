package io.neffos.spring.benchmarks.load;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * Writes frames as a client sends them: masked.
 */
final class ClientFrames {

	static final int TEXT = 1;

	static final int PONG = 10;

	private static final int FINAL = 0x80;

	private static final int MASKED = 0x80;

	private static final byte[] MASK = { 0x1b, 0x2c, 0x3d, 0x4e };

	private static final int MAX_HEADER = 8;

	private ClientFrames() {
	}

	static ByteBuf text(ByteBufAllocator alloc, String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		return frame(alloc, TEXT, bytes, bytes.length);
	}

	static ByteBuf frame(ByteBufAllocator alloc, int opcode, byte[] payload, int length) {
		ByteBuf frame = alloc.directBuffer(MAX_HEADER + length);
		frame.writeByte(FINAL | opcode);
		if (length > 125) {
			frame.writeByte(MASKED | 126).writeShort(length);
		}
		else {
			frame.writeByte(MASKED | length);
		}
		frame.writeBytes(MASK);
		for (int i = 0; i < length; i++) {
			frame.writeByte(payload[i] ^ MASK[i & 3]);
		}
		return frame;
	}

}
