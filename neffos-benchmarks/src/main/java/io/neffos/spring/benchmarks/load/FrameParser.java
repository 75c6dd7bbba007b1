package io.neffos.spring.benchmarks.load;

import java.util.Arrays;

import io.netty.buffer.ByteBuf;

/**
 * Reads a server's WebSocket frames from chunks that are split anywhere. Keeps a few
 * bytes of each message, where the listener wants them, and skips the rest.
 */
final class FrameParser {

	static final int CONTINUATION = 0;

	static final int CLOSE = 8;

	static final int PING = 9;

	private static final int FIRST_CONTROL = 8;

	private static final int MAX_CONTROL_BYTES = 125;

	private final byte[] control = new byte[MAX_CONTROL_BYTES];

	private final Listener listener;

	private byte[] window;

	private int firstByte;

	/** Header bytes that are still to come; unknown before the second of them. */
	private int headerLeft = 2;

	private boolean extended;

	private long frameLength;

	/** Payload bytes of the frame that are still to come. */
	private long frameLeft;

	/** Where in its message the next byte is, fragments added up. */
	private long position;

	private long windowStart;

	private int controlLength;

	FrameParser(Listener listener, int windowSize) {
		this.listener = listener;
		this.window = new byte[windowSize];
	}

	/**
	 * Changes how many bytes are kept, between two messages.
	 */
	void windowSize(int size) {
		this.window = Arrays.copyOf(this.window, size);
	}

	void parse(ByteBuf in) {
		while (in.isReadable()) {
			if (this.headerLeft > 0) {
				header(in.readUnsignedByte());
			}
			else {
				payload(in);
			}
		}
	}

	private void header(int value) {
		if (this.extended) {
			this.frameLength = (this.frameLength << 8) | value;
		}
		else if (this.headerLeft == 2) {
			this.firstByte = value;
		}
		else {
			second(value);
		}
		if (--this.headerLeft == 0) {
			this.extended = false;
			begin();
		}
	}

	private void second(int value) {
		if (value > 127) {
			throw new IllegalStateException("A server must not mask");
		}
		this.frameLength = value;
		if (value >= 126) {
			this.extended = true;
			this.frameLength = 0;
			this.headerLeft += (value == 126) ? 2 : 8;
		}
	}

	private void begin() {
		this.frameLeft = this.frameLength;
		if (isControl()) {
			this.controlLength = 0;
		}
		else if (opcode() != CONTINUATION) {
			this.position = 0;
			this.windowStart = Math.max(0, this.listener.windowStart(this.frameLength));
		}
		if (this.frameLeft == 0) {
			end();
		}
	}

	private void payload(ByteBuf in) {
		int length = (int) Math.min(this.frameLeft, in.readableBytes());
		if (isControl()) {
			in.getBytes(in.readerIndex(), this.control, this.controlLength, length);
			this.controlLength += length;
		}
		else {
			keep(in, length);
			this.position += length;
		}
		in.skipBytes(length);
		this.frameLeft -= length;
		if (this.frameLeft == 0) {
			end();
		}
	}

	private void keep(ByteBuf in, int length) {
		long from = Math.max(this.position, this.windowStart);
		long to = Math.min(this.position + length, this.windowStart + this.window.length);
		if (from < to) {
			in.getBytes(in.readerIndex() + (int) (from - this.position), this.window, (int) (from - this.windowStart),
					(int) (to - from));
		}
	}

	private void end() {
		this.headerLeft = 2;
		if (isControl()) {
			this.listener.control(opcode(), this.control, this.controlLength);
		}
		else if ((this.firstByte & 0x80) != 0) {
			int kept = (int) Math.max(0, Math.min(this.position - this.windowStart, this.window.length));
			this.listener.message(this.window, kept, this.position);
		}
	}

	private boolean isControl() {
		return opcode() >= FIRST_CONTROL;
	}

	private int opcode() {
		return this.firstByte & 0xf;
	}

	/**
	 * Is told what was read.
	 */
	interface Listener {

		/**
		 * Returns which part of a message to keep.
		 * @param length the length of the message's first frame
		 * @return where the part begins
		 */
		long windowStart(long length);

		/**
		 * Takes a message.
		 * @param window the part that was kept; reused for the next message
		 * @param kept how many bytes of it
		 * @param length the length of the whole message
		 */
		void message(byte[] window, int kept, long length);

		/**
		 * Takes a control frame.
		 * @param opcode its opcode
		 * @param payload its payload; reused for the next
		 * @param length how many bytes of it
		 */
		void control(int opcode, byte[] payload, int length);

	}

}
