package io.neffos.spring.connection;

import reactor.core.publisher.Mono;

/**
 * A broadcast or an emit that has begun. Deliberately not a {@code Publisher}: the
 * messages are sent whether or not the result is subscribed to.
 *
 * @param <T> the type of the result
 * @since 0.1.0
 */
@FunctionalInterface
public interface Emission<T> {

	/**
	 * Return the outcome.
	 * @return the outcome, the same for every subscriber; neither a subscription nor its
	 * cancellation affects the messages
	 */
	@CheckReturnValue
	Mono<T> result();

	/**
	 * Return a completed emission without a value.
	 * @param <T> the type of the result
	 * @return an emission whose result is empty
	 */
	static <T> Emission<T> done() {
		return Mono::empty;
	}

	/**
	 * Return a failed emission.
	 * @param <T> the type of the result
	 * @param error the reason
	 * @return an emission whose result fails with the error
	 */
	static <T> Emission<T> failed(Throwable error) {
		return () -> Mono.error(error);
	}

}
