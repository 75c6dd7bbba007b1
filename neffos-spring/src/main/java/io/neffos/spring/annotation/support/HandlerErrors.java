package io.neffos.spring.annotation.support;

/**
 * Strategy for translating errors that no exception handler has taken, into what the
 * client reads.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface HandlerErrors {

	/** Returns every error as it is. */
	HandlerErrors UNCHANGED = (error) -> error;

	/**
	 * Translate an error.
	 * @param error the error of a handler
	 * @return a {@link io.neffos.spring.message.NeffosException} for the client to read,
	 * or the same error, which goes to the log
	 */
	Throwable translate(Throwable error);

}
