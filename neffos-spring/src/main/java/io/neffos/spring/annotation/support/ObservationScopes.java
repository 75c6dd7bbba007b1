package io.neffos.spring.annotation.support;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * Makes the handler's observation current, where the library that propagates all thread
 * locals is missing.
 */
final class ObservationScopes implements InvocationScopes {

	@Override
	public Scope open(ContextView context) {
		@Nullable Observation observation = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
		return (observation != null) ? observation.openScope()::close : Scope.NONE;
	}

}
