package io.neffos.spring.connection;

import reactor.core.publisher.Mono;

/**
 * A broadcast or an emit that has begun. Not a publisher, because nothing is left to
 * subscribe to: messages are sent whether or not anyone asks for the result.
 *
 * @param <T> the type of the result
 * @since 0.1.0
 */
@FunctionalInterface
public interface Emission<T> {

	/**
	 * Returns the outcome.
	 * @return the outcome, the same for every subscriber; subscribing to it, or
	 * cancelling, changes nothing about what is sent
	 */
	@CheckReturnValue
	Mono<T> result();

	/**
	 * Returns an emission that is done, without a value.
	 * @param <T> the type of the result
	 * @return an emission whose result is empty
	 */
	static <T> Emission<T> done() {
		return Mono::empty;
	}

	/**
	 * Returns an emission that was refused.
	 * @param <T> the type of the result
	 * @param error the reason
	 * @return an emission whose result fails with the error
	 */
	static <T> Emission<T> failed(Throwable error) {
		return () -> Mono.error(error);
	}

}
