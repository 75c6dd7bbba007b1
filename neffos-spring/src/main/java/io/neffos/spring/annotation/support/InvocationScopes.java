package io.neffos.spring.annotation.support;

import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

import org.springframework.util.ClassUtils;

/**
 * Sets thread locals from the Reactor context while a method is called. What a method
 * leaves to other threads, or to later, is outside of the scope.
 */
interface InvocationScopes {

	/**
	 * Open a scope on the thread that calls the method next.
	 * @param context the context that the method is called in
	 * @return the scope
	 */
	Scope open(ContextView context);

	/**
	 * Create the scopes for what is on the class path: all thread locals with
	 * {@code io.micrometer:context-propagation}, else the observation.
	 * @param classLoader the application's class loader
	 * @return the scopes
	 */
	static InvocationScopes create(@Nullable ClassLoader classLoader) {
		if (ClassUtils.isPresent("io.micrometer.context.ContextSnapshotFactory", classLoader)) {
			return new PropagatedScopes();
		}
		return (ClassUtils.isPresent("io.micrometer.observation.Observation", classLoader)) ? new ObservationScopes()
				: (context) -> Scope.NONE;
	}

	/**
	 * The time of one call.
	 */
	@FunctionalInterface
	interface Scope {

		/** Changes nothing. */
		Scope NONE = () -> {
		};

		/**
		 * Close the scope, on the thread that opened it. Never fails.
		 */
		void close();

	}

}
