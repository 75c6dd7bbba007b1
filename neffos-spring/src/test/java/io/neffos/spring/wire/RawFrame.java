package io.neffos.spring.wire;

import java.nio.charset.StandardCharsets;

/**
 * One frame as it was on the wire.
 *
 * @param opcode its kind
 * @param fin whether it ends a message
 * @param payload its payload, unmasked
 */
public record RawFrame(Opcode opcode, boolean fin, byte[] payload) {

	static final RawFrame END = new RawFrame(Opcode.END, true, new byte[0]);

	public static RawFrame text(String text) {
		return new RawFrame(Opcode.TEXT, true, text.getBytes(StandardCharsets.UTF_8));
	}

	public static RawFrame binary(byte[] bytes) {
		return new RawFrame(Opcode.BINARY, true, bytes);
	}

	public static RawFrame ping(String text) {
		return new RawFrame(Opcode.PING, true, text.getBytes(StandardCharsets.UTF_8));
	}

	public String text() {
		return new String(this.payload, StandardCharsets.UTF_8);
	}

	/**
	 * Returns the code of a close frame.
	 * @return the code, 1005 where there is none
	 */
	public int closeCode() {
		return (this.payload.length < 2) ? 1005 : ((this.payload[0] & 0xFF) << 8) | (this.payload[1] & 0xFF);
	}

	public String closeText() {
		return (this.payload.length < 2) ? ""
				: new String(this.payload, 2, this.payload.length - 2, StandardCharsets.UTF_8);
	}

	@Override
	public String toString() {
		return switch (this.opcode) {
			case CLOSE -> "close " + closeCode() + " " + closeText();
			case END -> "end";
			default ->
				this.opcode.name().toLowerCase() + ((this.fin) ? "" : " (to be continued)") + " '" + text() + "'";
		};
	}

}
