package io.neffos.spring.boot.metrics;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.neffos.spring.annotation.support.InvocationScopes;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * Makes the handler's observation current on the thread that the method runs on.
 */
final class ObservationScopes implements InvocationScopes {

	@Override
	public Scope open(ContextView context) {
		@Nullable Observation observation = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
		return (observation != null) ? observation.openScope()::close : Scope.NONE;
	}

}
