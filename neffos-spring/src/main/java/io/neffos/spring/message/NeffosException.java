package io.neffos.spring.message;

import io.neffos.spring.engine.text.LogText;
import org.jspecify.annotations.Nullable;

/**
 * An error whose text is sent to the other side. Thrown by a handler, the text is the
 * answer; an ask that the client answers with an error fails with this exception.
 *
 * @since 0.1.0
 */
public class NeffosException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String text;

	/**
	 * Create an error of the application's own.
	 * @param text the text for the other side, may be empty
	 */
	public NeffosException(String text) {
		this(text, null);
	}

	/**
	 * Create an error of the application's own.
	 * @param text the text for the other side, may be empty
	 * @param cause the cause, never sent to the other side
	 */
	public NeffosException(String text, @Nullable Throwable cause) {
		super(LogText.line(text), cause);
		this.text = text;
	}

	/**
	 * Create one of the protocol's own errors.
	 * @param error the error
	 */
	public NeffosException(NeffosError error) {
		this(error.text(), null);
	}

	/**
	 * Return the text that is sent to, or was received from, the other side. The
	 * exception's message, which is meant for logs, is the same if the text is short and
	 * printable.
	 * @return the text, may be empty
	 */
	public final String text() {
		return this.text;
	}

	/**
	 * Return the protocol's error.
	 * @return the error, or {@code null} for an application's own text
	 */
	public final @Nullable NeffosError error() {
		return NeffosError.of(this.text);
	}

}
