package io.neffos.spring.benchmarks.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;

/**
 * The HTTP part of a connection: asks for the upgrade and reads the answer's head.
 */
final class UpgradeReader {

	private static final int LIMIT = 4096;

	private final StringBuilder head = new StringBuilder(0);

	private boolean done;

	static ByteBuf request(ByteBufAllocator alloc, String path) {
		return ByteBufUtil.writeUtf8(alloc,
				"GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
						+ "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
						+ "User-Agent: neffos-benchmarks\r\n\r\n");
	}

	boolean isDone() {
		return this.done;
	}

	/**
	 * Reads on.
	 * @return {@code true} when the head has been read; what follows it is left
	 */
	boolean read(ByteBuf in) {
		while (in.isReadable() && !this.done) {
			this.head.append((char) in.readUnsignedByte());
			int length = this.head.length();
			this.done = length >= 4 && this.head.substring(length - 4).equals("\r\n\r\n");
			if (length > LIMIT) {
				throw new IllegalStateException("Not an answer: " + this.head);
			}
		}
		if (this.done) {
			if (!this.head.toString().startsWith("HTTP/1.1 101")) {
				throw new IllegalStateException("No upgrade: " + this.head);
			}
			this.head.setLength(0);
			this.head.trimToSize();
		}
		return this.done;
	}

}
