package io.neffos.spring.vectors;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One line of a recording. What a line doesn't say is {@code null}.
 *
 * @param dir who sends, or what else the line is about
 * @param conn the connection
 * @param opcode the kind of frame
 * @param data the frame's content
 * @param utf8 the content of a binary frame, where it can be read
 * @param fin whether the frame ends a message
 * @param headers the headers of an upgrade or of its answer
 * @param ms how long a silence lasts
 * @param result what an admin call answers
 * @param events the callbacks that the server ran
 * @param code a close frame's code
 */
record VectorLine(String dir, @Nullable String conn, @Nullable String opcode, @Nullable String data,
		@Nullable String utf8, @Nullable Boolean fin, @Nullable Map<String, String> headers, @Nullable Integer ms,
		@Nullable String result, @Nullable List<Map<String, Object>> events, @Nullable Integer code) {

	private static final String TO_SERVER = "c->s";

	private static final String TO_CLIENT = "s->c";

	static VectorLine textToClient(String conn, String data) {
		return new VectorLine(TO_CLIENT, conn, "text", data, null, null, null, null, null, null, null);
	}

	static VectorLine closeToClient(String conn, int code) {
		return new VectorLine(TO_CLIENT, conn, "close", null, null, null, null, null, null, null, code);
	}

	boolean isToServer() {
		return this.dir.equals(TO_SERVER);
	}

	boolean isToClient() {
		return this.dir.equals(TO_CLIENT);
	}

	boolean is(String kind) {
		return kind.equals(this.opcode) || kind.equals(this.dir);
	}

	boolean isMessage() {
		return is("text") || is("binary") || is("continuation");
	}

	boolean isFinal() {
		return this.fin == null || this.fin;
	}

	String content() {
		return (this.data != null) ? this.data : "";
	}

	String connection() {
		if (this.conn == null) {
			throw new IllegalStateException("A line without connection: " + this);
		}
		return this.conn;
	}

	/**
	 * Returns a frame's payload, as text where it is text.
	 * @return the text; a binary payload has one character for each byte
	 */
	String payload() {
		return (is("binary")) ? new String(Base64.getDecoder().decode(content()), StandardCharsets.ISO_8859_1)
				: content();
	}

	VectorLine withEvents(List<Map<String, Object>> newEvents) {
		return new VectorLine(this.dir, this.conn, this.opcode, this.data, this.utf8, this.fin, this.headers, this.ms,
				this.result, newEvents, this.code);
	}

}
