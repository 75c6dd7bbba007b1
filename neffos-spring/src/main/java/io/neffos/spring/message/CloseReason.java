package io.neffos.spring.message;

import java.nio.charset.StandardCharsets;

import io.neffos.spring.engine.text.LogText;

/**
 * Why a connection ends: a close code of RFC 6455 with a text. The constants are those
 * that the server uses; an application may add codes from 4000 to 4999.
 *
 * @param code the close code
 * @param text a text for humans, at most 123 bytes in UTF-8, may be empty
 * @since 0.1.0
 */
public record CloseReason(int code, String text) {

	/**
	 * The application, or the client, has ended the connection. Don't reconnect by
	 * yourself.
	 */
	public static final CloseReason NORMAL = new CloseReason(1000, "");

	/** The server is going down. Reconnect. */
	public static final CloseReason GOING_AWAY = new CloseReason(1001, "server is shutting down");

	/** The connection was lost without a close frame. Never sent; reconnect. */
	public static final CloseReason LOST = new CloseReason(1006, "connection lost");

	/** A text message was not UTF-8. Don't send it again. */
	public static final CloseReason NOT_UTF8 = new CloseReason(1007, "text is not UTF-8");

	/**
	 * The client was refused, broke the protocol or a limit. Don't reconnect unchanged.
	 */
	public static final CloseReason POLICY_VIOLATION = new CloseReason(1008, "policy violation");

	/** A message was larger than the server takes. Send smaller ones. */
	public static final CloseReason TOO_LARGE = new CloseReason(1009, "message too large");

	/** The server has failed in a way of its own. Reconnecting may help. */
	public static final CloseReason INTERNAL_ERROR = new CloseReason(1011, "internal error");

	/** The client reads more slowly than messages arrive for it. Reconnect later. */
	public static final CloseReason SLOW_CONSUMER = new CloseReason(1013, "slow consumer");

	/** Too much waits for all clients, and the most for this one. Reconnect later. */
	public static final CloseReason OVERLOADED = new CloseReason(1013, "server overloaded");

	private static final int MAX_TEXT_BYTES = 123;

	private static final int NO_STATUS = 1005;

	private static final int CONNECTION_LOST = 1006;

	public CloseReason {
		if (!isSendable(code) && code != NO_STATUS && code != CONNECTION_LOST) {
			throw new IllegalArgumentException(
					"Close code " + code + " is reserved; an application's own codes are from 4000 to 4999");
		}
		text = fit(text);
	}

	/**
	 * Tells whether a close frame may carry the code. It may not where the code only
	 * tells that there was no close frame, or no code in it.
	 * @return {@code false} for 1005 and 1006
	 */
	public boolean isSendable() {
		return isSendable(this.code);
	}

	private static boolean isSendable(int code) {
		return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
	}

	/**
	 * Returns this reason with another text.
	 * @param newText the text; one that is too long for a close frame is cut
	 * @return the reason
	 */
	public CloseReason withText(String newText) {
		return new CloseReason(this.code, newText);
	}

	private static String fit(String text) {
		if (text.length() * 3L <= MAX_TEXT_BYTES) {
			return text;
		}
		String fitting = text;
		while (fitting.getBytes(StandardCharsets.UTF_8).length > MAX_TEXT_BYTES) {
			int end = Math.min(fitting.length() - 1, MAX_TEXT_BYTES);
			fitting = fitting.substring(0, (Character.isHighSurrogate(fitting.charAt(end - 1))) ? end - 1 : end);
		}
		return fitting;
	}

	/**
	 * Returns a text for the log, in which what the client has sent can't begin a line.
	 */
	@Override
	public String toString() {
		return "CloseReason[code=" + this.code + ", text=" + LogText.line(this.text) + "]";
	}

}
