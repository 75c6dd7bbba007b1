package io.neffos.spring.message;

import java.nio.charset.StandardCharsets;

import io.neffos.spring.engine.text.LogText;

/**
 * The reason of a connection's end: a close code of RFC 6455 with a text. The server uses
 * the constants; applications may use codes from 4000 to 4999 as well.
 *
 * @param code the close code
 * @param text a human-readable text, at most 123 bytes in UTF-8, may be empty
 * @since 0.1.0
 */
public record CloseReason(int code, String text) {

	/**
	 * The application or the client has closed the connection. Clients should not
	 * reconnect automatically.
	 */
	public static final CloseReason NORMAL = new CloseReason(1000, "");

	/** The server is shutting down. Clients should reconnect. */
	public static final CloseReason GOING_AWAY = new CloseReason(1001, "server is shutting down");

	/**
	 * The connection was lost without a close frame. Never sent; clients should
	 * reconnect.
	 */
	public static final CloseReason LOST = new CloseReason(1006, "connection lost");

	/** A text message was not UTF-8. Clients should not send it again. */
	public static final CloseReason NOT_UTF8 = new CloseReason(1007, "text is not UTF-8");

	/**
	 * The client was refused, or violated the protocol or a limit. Clients should not
	 * reconnect unchanged.
	 */
	public static final CloseReason POLICY_VIOLATION = new CloseReason(1008, "policy violation");

	/** A message was larger than the server accepts. Clients should send smaller ones. */
	public static final CloseReason TOO_LARGE = new CloseReason(1009, "message too large");

	/** The server failed with an unexpected error. Reconnecting may help. */
	public static final CloseReason INTERNAL_ERROR = new CloseReason(1011, "internal error");

	/**
	 * The client read more slowly than messages arrived for it. Clients should reconnect
	 * later.
	 */
	public static final CloseReason SLOW_CONSUMER = new CloseReason(1013, "slow consumer");

	/**
	 * The server's memory for queued messages is used up, and this client's occupied the
	 * most. Clients should reconnect later.
	 */
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
	 * Return whether a close frame may carry the code. Codes that stand for a missing
	 * close frame, or for a close frame without a code, are never sent.
	 * @return {@code false} for 1005 and 1006
	 */
	public boolean isSendable() {
		return isSendable(this.code);
	}

	private static boolean isSendable(int code) {
		return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
	}

	/**
	 * Return this reason with another text.
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
	 * Return a text for logs, in which line breaks from the client are escaped.
	 */
	@Override
	public String toString() {
		return "CloseReason[code=" + this.code + ", text=" + LogText.line(this.text) + "]";
	}

}
