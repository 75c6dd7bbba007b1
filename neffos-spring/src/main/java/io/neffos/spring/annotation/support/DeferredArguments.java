package io.neffos.spring.annotation.support;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Waits for the values that resolvers return as a {@link Mono}.
 */
final class DeferredArguments {

	private final List<Argument> arguments;

	DeferredArguments(List<Argument> arguments) {
		this.arguments = arguments;
	}

	/**
	 * Whether one of the values is yet to come.
	 * @param values the resolved values
	 * @return {@code false} if a method can be called with them
	 */
	boolean anyIn(@Nullable Object[] values) {
		for (int i = 0; i < values.length; i++) {
			if (this.arguments.get(i).isDeferred(values[i])) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Subscribe to the deferred values, one after another.
	 * @param values the resolved values
	 * @return the values that a method can be called with
	 */
	Mono<@Nullable Object[]> await(@Nullable Object[] values) {
		return Mono.defer(() -> {
			@Nullable Object[] complete = values.clone();
			return Flux.range(0, values.length)
				.filter((index) -> this.arguments.get(index).isDeferred(values[index]))
				.concatMap((index) -> value(values[index]).doOnNext((value) -> complete[index] = value.orElse(null)), 0)
				.then(Mono.just(complete));
		});
	}

	private static Mono<Optional<Object>> value(@Nullable Object deferred) {
		return (deferred instanceof Mono<?> mono) ? mono.cast(Object.class).singleOptional() : Mono.empty();
	}

}
