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
	 * Tells what becomes of the message's body.
	 * @return what the value has to do with the body
	 */
	BodyUse bodyUse();

	/**
	 * Creates an argument.
	 * @param bodyUse what becomes of the message's body
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
	 * What a value has to do with the message's body.
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
