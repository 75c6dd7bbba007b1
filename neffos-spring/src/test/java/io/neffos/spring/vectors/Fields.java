package io.neffos.spring.vectors;

import org.jspecify.annotations.Nullable;

/**
 * The fields of a message, as they are on the wire.
 *
 * @param token the token
 * @param namespace the namespace
 * @param room the room
 * @param event the event
 * @param error the error flag
 * @param noOp the no-op flag
 * @param body the body
 */
record Fields(String token, String namespace, String room, String event, String error, String noOp, String body) {

	private static final int COUNT = 7;

	static @Nullable Fields parse(String payload) {
		String[] fields = payload.split(";", COUNT);
		return (fields.length < COUNT) ? null
				: new Fields(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields[6]);
	}

	boolean isAsk() {
		return this.token.startsWith("$");
	}

	boolean isLifecycle() {
		return this.event.startsWith("_On");
	}

	boolean isEmptyReply() {
		return write().equals(this.token + ";;;;;;");
	}

	Fields withToken(String newToken) {
		return new Fields(newToken, this.namespace, this.room, this.event, this.error, this.noOp, this.body);
	}

	Fields withError(String text) {
		return new Fields(this.token, this.namespace, this.room, this.event, "1", "0", text);
	}

	String write() {
		return String.join(";", this.token, this.namespace, this.room, this.event, this.error, this.noOp, this.body);
	}

}
