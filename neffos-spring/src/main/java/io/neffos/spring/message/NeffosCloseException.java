package io.neffos.spring.message;

import io.neffos.spring.engine.text.LogText;

/**
 * Thrown by a handler or a callback to end the connection with a close code of its own.
 *
 * @since 0.1.0
 */
public class NeffosCloseException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int code;

	private final String text;

	/**
	 * Create the exception.
	 * @param reason the code and the text of the close frame
	 * @throws IllegalArgumentException if a close frame can't carry the code
	 */
	public NeffosCloseException(CloseReason reason) {
		super("[" + reason.code() + "] " + LogText.line(reason.text()));
		if (!reason.isSendable()) {
			throw new IllegalArgumentException("A close frame can't carry code " + reason.code());
		}
		this.code = reason.code();
		this.text = reason.text();
	}

	/**
	 * Return the reason of the connection's end.
	 * @return the code and the text of the close frame
	 */
	public final CloseReason reason() {
		return new CloseReason(this.code, this.text);
	}

}
