package io.neffos.spring.wire;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;

/**
 * Reads a server's frames until the TCP connection ends.
 */
final class FrameReader implements Runnable {

	private static final int FIN = 0x80;

	private static final int RESERVED = 0x70;

	private static final int OPCODE = 0x0F;

	private final DataInputStream in;

	private final BlockingQueue<RawFrame> frames;

	/** Held while the client is not to read. */
	private final Semaphore reading = new Semaphore(1);

	FrameReader(InputStream in, BlockingQueue<RawFrame> frames) {
		this.in = new DataInputStream(new BufferedInputStream(in));
		this.frames = frames;
	}

	@Override
	public void run() {
		try {
			while (true) {
				this.reading.acquireUninterruptibly();
				this.reading.release();
				this.frames.add(readMessage());
			}
		}
		catch (IOException ex) {
			this.frames.add(RawFrame.END);
		}
	}

	void pause() {
		this.reading.acquireUninterruptibly();
	}

	void resume() {
		this.reading.release();
	}

	/**
	 * Reads a control frame or a whole message: some servers send large ones in parts.
	 */
	private RawFrame readMessage() throws IOException {
		RawFrame frame = read();
		while (!frame.fin()) {
			RawFrame next = read();
			if (next.opcode() != Opcode.CONTINUATION) {
				throw new IllegalStateException("Only a continuation may follow: " + next);
			}
			byte[] payload = Arrays.copyOf(frame.payload(), frame.payload().length + next.payload().length);
			System.arraycopy(next.payload(), 0, payload, frame.payload().length, next.payload().length);
			frame = new RawFrame(frame.opcode(), next.fin(), payload);
		}
		return frame;
	}

	private RawFrame read() throws IOException {
		int first = this.in.readUnsignedByte();
		int second = this.in.readUnsignedByte();
		if ((first & RESERVED) != 0 || second > 127) {
			throw new IllegalStateException("The server's frame is masked or has reserved bits: "
					+ HexFormat.of().toHexDigits((byte) first) + HexFormat.of().toHexDigits((byte) second)
					+ HexFormat.of().formatHex(this.in.readNBytes(this.in.available())));
		}
		long size = switch (second) {
			case 126 -> this.in.readUnsignedShort();
			case 127 -> this.in.readLong();
			default -> second;
		};
		byte[] payload = new byte[Math.toIntExact(size)];
		this.in.readFully(payload);
		return new RawFrame(Opcode.of(first & OPCODE), (first & FIN) != 0, payload);
	}

}
