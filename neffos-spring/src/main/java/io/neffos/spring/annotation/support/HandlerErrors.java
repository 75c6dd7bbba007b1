package io.neffos.spring.annotation.support;

/**
 * Says what a client may know of an error that no exception handler has taken.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface HandlerErrors {

	/** Leaves every error as it is. */
	HandlerErrors UNCHANGED = (error) -> error;

	/**
	 * Translates an error.
	 * @param error what a handler has failed with
	 * @return a {@link io.neffos.spring.message.NeffosException} for the client to read,
	 * or the same error, which goes to the log
	 */
	Throwable translate(Throwable error);

}
