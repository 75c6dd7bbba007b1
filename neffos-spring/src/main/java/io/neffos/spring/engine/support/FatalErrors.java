package io.neffos.spring.engine.support;

import java.util.function.Supplier;

import reactor.core.publisher.Mono;

/**
 * Keeps errors in the result of a callback that Reactor takes for the end of the JVM and
 * throws past all operators, such as a missing class: what waits for the callback would
 * never go on.
 *
 * @since 0.1.0
 */
public final class FatalErrors {

	private FatalErrors() {
	}

	/**
	 * Calls back, on subscription.
	 * @param callback what to call, and to wait for
	 * @param <T> the type of the result
	 * @return the result, with an ordinary error for one that is thrown before the
	 * subscription to the callback returns
	 */
	public static <T> Mono<T> contained(Supplier<? extends Mono<T>> callback) {
		return Mono.create((sink) -> {
			try {
				sink.onDispose(callback.get()
					.contextWrite(sink.contextView())
					.subscribe(sink::success, sink::error, sink::success));
			}
			catch (LinkageError | VirtualMachineError ex) {
				sink.error(new IllegalStateException("A callback ended with " + ex, ex));
			}
		});
	}

}
