package io.neffos.spring.annotation.support;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Makes the value of one parameter of a method.
 */
interface Argument {

	/**
	 * Makes the value.
	 * @param call the call
	 * @return the value, may be {@code null}
	 */
	@Nullable Object resolve(HandlerCall call);

	/**
	 * Validates the value, on the thread that the method runs on: a constraint may block
	 * where the method may.
	 * @param value what {@link #resolve} returned
	 * @param call the call
	 */
	default void validate(@Nullable Object value, HandlerCall call) {
	}

	/**
	 * Whether a value is a {@code Mono} to wait for.
	 * @param value what {@link #resolve} returned
	 * @return {@code false} if the method takes the value itself
	 */
	default boolean isDeferred(@Nullable Object value) {
		return false;
	}

	/**
	 * Returns how the value uses the message's body.
	 * @return the use
	 */
	BodyUse bodyUse();

	/**
	 * Creates an argument.
	 * @param bodyUse how the value uses the message's body
	 * @param value makes the value
	 * @return the argument
	 */
	static Argument of(BodyUse bodyUse, Function<HandlerCall, @Nullable Object> value) {
		return new Argument() {

			@Override
			public @Nullable Object resolve(HandlerCall call) {
				return value.apply(call);
			}

			@Override
			public BodyUse bodyUse() {
				return bodyUse;
			}

		};
	}

	/**
	 * The ways in which a value uses the message's body.
	 */
	enum BodyUse {

		/** Nothing. */
		NONE,

		/** The value is made from the body and keeps nothing of it. */
		READS,

		/** The value shows the body itself, for as long as the method likes. */
		KEEPS

	}

}
