package io.neffos.spring.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * Cuts what a server sends into frames, and makes the frames of a client. The server's
 * bytes are copied once, so that nobody pays for the leak detector with each of them.
 */
final class SwarmFrames {

	private static final int FIN = 0x80;

	private static final int MASKED = 0x80;

	private byte[] bytes = new byte[2048];

	private int start;

	private int end;

	/**
	 * Adds bytes behind those that are there.
	 */
	void add(ByteBuf more) {
		int size = more.readableBytes();
		if (this.end + size > this.bytes.length) {
			int left = this.end - this.start;
			byte[] target = (left + size > this.bytes.length) ? new byte[2 * (left + size)] : this.bytes;
			System.arraycopy(this.bytes, this.start, target, 0, left);
			this.bytes = target;
			this.start = 0;
			this.end = left;
		}
		more.readBytes(this.bytes, this.end, size);
		this.end += size;
	}

	/**
	 * Takes the head of the answer to an upgrade.
	 * @return its first line, or {@code ""} while it isn't complete
	 */
	String head() {
		for (int i = this.start; i + 3 < this.end; i++) {
			if (this.bytes[i] == '\r' && this.bytes[i + 1] == '\n' && this.bytes[i + 2] == '\r'
					&& this.bytes[i + 3] == '\n') {
				String head = new String(this.bytes, this.start, i - this.start, StandardCharsets.ISO_8859_1);
				this.start = i + 4;
				return head.split("\r\n", 2)[0];
			}
		}
		return "";
	}

	/**
	 * Takes all frames that are complete.
	 */
	void takeAll(Taker taker) {
		while (take(taker)) {
			// go on
		}
	}

	private boolean take(Taker taker) {
		int available = this.end - this.start;
		if (available < 2) {
			return false;
		}
		int first = this.bytes[this.start] & 0xFF;
		int second = this.bytes[this.start + 1] & 0xFF;
		if ((first & 0xF0) != FIN || (second & MASKED) != 0) {
			throw new IllegalStateException("The server's frame is fragmented, masked or has reserved bits: "
					+ Arrays.toString(Arrays.copyOfRange(this.bytes, this.start, this.start + 2)));
		}
		int header = (second < 126) ? 2 : (second == 126) ? 4 : 10;
		if (available < header) {
			return false;
		}
		int size = (second < 126) ? second : number(this.start + 2, header - 2);
		if (available < header + size) {
			return false;
		}
		int payload = this.start + header;
		this.start = payload + size;
		taker.take(Opcode.of(first & 0x0F), this.bytes, payload, size);
		return true;
	}

	private int number(int from, int count) {
		long value = 0;
		for (int i = 0; i < count; i++) {
			value = (value << 8) | (this.bytes[from + i] & 0xFF);
		}
		return Math.toIntExact(value);
	}

	/**
	 * Makes a client's frame. Its mask is zero, which leaves the payload as it is.
	 */
	static ByteBuf encode(Opcode opcode, byte[] payload) {
		ByteBuf frame = Unpooled.buffer(payload.length + 14);
		frame.writeByte(FIN | opcode.code());
		if (payload.length <= 125) {
			frame.writeByte(MASKED | payload.length);
		}
		else if (payload.length <= 0xFFFF) {
			frame.writeByte(MASKED | 126).writeShort(payload.length);
		}
		else {
			frame.writeByte(MASKED | 127).writeLong(payload.length);
		}
		return frame.writeInt(0).writeBytes(payload);
	}

	/**
	 * Gets the frames.
	 */
	interface Taker {

		/**
		 * Takes a frame, whose bytes stay where they are until the method returns.
		 */
		void take(Opcode opcode, byte[] bytes, int offset, int length);

	}

}
