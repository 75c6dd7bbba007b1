package io.neffos.spring.message;

import org.jspecify.annotations.Nullable;

/**
 * The errors that the server itself answers with. Published clients map the first four
 * texts to error values of their own.
 *
 * @since 0.1.0
 */
public enum NeffosError {

	/** The namespace is unknown or not connected. Connect to it first. */
	BAD_NAMESPACE("bad namespace"),

	/** The room is not joined. Join it first. */
	BAD_ROOM("bad room"),

	/** The connection has ended. Reconnect. */
	WRITE_CLOSED("write closed"),

	/**
	 * The message isn't allowed or can't be read; the invalid fields of its body may
	 * follow after a colon. Don't send it again.
	 */
	INVALID_PAYLOAD("invalid payload"),

	/** The namespace has no handler for the event. Don't send it again. */
	UNKNOWN_EVENT("unknown event"),

	/** There was no answer within the timeout. Asking again may help. */
	ASK_TIMEOUT("ask timeout"),

	/**
	 * A limit of the server is exceeded; its name follows after a colon. Release
	 * resources, such as rooms, or wait.
	 */
	LIMIT_EXCEEDED("limit exceeded"),

	/** The handler took longer than the server allows. Trying again may help. */
	HANDLER_TIMEOUT("handler timeout"),

	/** The client lacks a permission. Don't send the message again. */
	ACCESS_DENIED("access denied"),

	/**
	 * The handler requires an authenticated client. Log in, then reconnect.
	 */
	AUTHENTICATION_REQUIRED("authentication required"),

	/**
	 * The handler failed with an unexpected error; the server's log has the details.
	 */
	INTERNAL("internal error");

	private final String text;

	NeffosError(String text) {
		this.text = text;
	}

	/**
	 * Return the text on the wire.
	 * @return the text, never empty
	 */
	public String text() {
		return this.text;
	}

	/**
	 * Find the error of a text. A detail may follow the texts {@code limit exceeded} and
	 * {@code invalid payload}.
	 * @param text an error text as it came over the wire
	 * @return the error, or {@code null} when the text is an application's own
	 */
	public static @Nullable NeffosError of(String text) {
		for (NeffosError candidate : values()) {
			if (candidate.text.equals(text) || (candidate.hasDetail() && text.startsWith(candidate.text + ": "))) {
				return candidate;
			}
		}
		return null;
	}

	private boolean hasDetail() {
		return this == LIMIT_EXCEEDED || this == INVALID_PAYLOAD;
	}

}
