package io.neffos.spring.message;

import io.neffos.spring.engine.text.LogText;
import org.jspecify.annotations.Nullable;

/**
 * An error that the other side may read: thrown by a handler its text is the answer, and
 * an ask that the client answers with an error fails with it.
 *
 * @since 0.1.0
 */
public class NeffosException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String text;

	/**
	 * Creates an error of the application's own.
	 * @param text what the other side reads, may be empty
	 */
	public NeffosException(String text) {
		this(text, null);
	}

	/**
	 * Creates an error of the application's own.
	 * @param text what the other side reads, may be empty
	 * @param cause what led to it, never shown to the other side
	 */
	public NeffosException(String text, @Nullable Throwable cause) {
		super(LogText.line(text), cause);
		this.text = text;
	}

	/**
	 * Creates one of the protocol's own errors.
	 * @param error the error
	 */
	public NeffosException(NeffosError error) {
		this(error.text(), null);
	}

	/**
	 * Returns what the other side reads, or has sent. The exception's message, which goes
	 * to logs, is the same as long as the text is short and printable.
	 * @return the text, may be empty
	 */
	public final String text() {
		return this.text;
	}

	/**
	 * Returns which of the protocol's own errors this is.
	 * @return the error, or {@code null} for an application's own text
	 */
	public final @Nullable NeffosError error() {
		return NeffosError.of(this.text);
	}

}
