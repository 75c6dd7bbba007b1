package io.neffos.spring.wire;

/**
 * The kinds of frames of RFC 6455, and the end of the TCP connection.
 */
public enum Opcode {

	/** Goes on with a fragmented message. */
	CONTINUATION(0),

	/** A text message or the begin of one. */
	TEXT(1),

	/** A binary message or the begin of one. */
	BINARY(2),

	/** Ends the WebSocket. */
	CLOSE(8),

	/** Asks for a sign of life. */
	PING(9),

	/** A sign of life. */
	PONG(10),

	/** No frame: the TCP connection has ended. */
	END(-1);

	private final int code;

	Opcode(int code) {
		this.code = code;
	}

	int code() {
		return this.code;
	}

	static Opcode of(int code) {
		for (Opcode candidate : values()) {
			if (candidate.code == code) {
				return candidate;
			}
		}
		throw new IllegalArgumentException("No frame has opcode " + code);
	}

}
