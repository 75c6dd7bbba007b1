package io.neffos.spring.benchmarks.load;

import java.nio.charset.StandardCharsets;

import io.neffos.spring.benchmarks.wire.Payload;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * Frames as a server sends them.
 */
final class TestFrames {

	static final int TEXT = 0x81;

	static final int FIRST_FRAGMENT = 0x01;

	static final int LAST_FRAGMENT = 0x80;

	static final int PING = 0x89;

	private TestFrames() {
	}

	static ByteBuf frame(int firstByte, byte[] payload) {
		ByteBuf frame = Unpooled.buffer();
		frame.writeByte(firstByte);
		int length = payload.length;
		if (length <= 125) {
			frame.writeByte(length);
		}
		else if (length <= 0xffff) {
			frame.writeByte(126).writeShort(length);
		}
		else {
			frame.writeByte(127).writeLong(length);
		}
		return frame.writeBytes(payload);
	}

	static ByteBuf text(String text) {
		return frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
	}

	static ByteBuf message(int phase, int number, int size) {
		return frame(TEXT, Payload.bytes(phase, number, System.nanoTime(), size));
	}

}
