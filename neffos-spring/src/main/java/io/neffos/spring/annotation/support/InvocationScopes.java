package io.neffos.spring.annotation.support;

import reactor.util.context.ContextView;

/**
 * Surrounds the calls of methods, such as with thread locals for what the Reactor context
 * holds. What a method leaves to other threads, or to later, is outside of it.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface InvocationScopes {

	/**
	 * Opens a scope, on the thread that calls the method next.
	 * @param context the context that the method is called in
	 * @return the scope
	 */
	Scope open(ContextView context);

	/**
	 * Returns scopes that do nothing.
	 * @return the scopes
	 */
	static InvocationScopes none() {
		return (context) -> Scope.NONE;
	}

	/**
	 * What surrounds one call.
	 */
	@FunctionalInterface
	interface Scope {

		/** Nothing. */
		Scope NONE = () -> {
		};

		/**
		 * Closes the scope, on the thread that opened it. Never fails.
		 */
		void close();

	}

}
