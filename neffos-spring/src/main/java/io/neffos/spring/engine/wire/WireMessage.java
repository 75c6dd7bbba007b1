package io.neffos.spring.engine.wire;

import io.neffos.spring.message.NeffosMessage;

/**
 * A message together with the token that joins a question to its answer. Handlers see the
 * message only, so a client's token can't travel to another client.
 *
 * @param token the token, empty if no answer is expected
 * @param message the message
 * @since 0.1.0
 */
public record WireMessage(String token, NeffosMessage message) {

	private static final char CONFIRMATION = '#';

	/**
	 * Whether a client sent this as the answer to an ask of the server.
	 * @return {@code true} when the token is one that only the server hands out
	 */
	public boolean isAnswer() {
		return isAnswer(this.token);
	}

	/**
	 * Whether a client waits for an answer to this.
	 * @return {@code true} when there is a token and it is the client's own
	 */
	public boolean isAsk() {
		return isAsk(this.token);
	}

	/**
	 * Whether a server waits for an answer to this.
	 * @return {@code true} when the token is one that only the server hands out for its
	 * questions
	 */
	public boolean isServersAsk() {
		return isServersAsk(this.token);
	}

	static boolean isServersAsk(String token) {
		return isAnswer(token) && token.charAt(0) != CONFIRMATION;
	}

	static boolean isAsk(String token) {
		return !token.isEmpty() && !isAnswer(token);
	}

	private static boolean isAnswer(String token) {
		if (token.isEmpty()) {
			return false;
		}
		char first = token.charAt(0);
		return (first >= '0' && first <= '9') || first == CONFIRMATION;
	}

}
