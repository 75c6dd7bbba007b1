package io.neffos.spring.boot.metrics;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names the observation of handlers and its key values. A bean of this type replaces
 * {@link DefaultNeffosHandlerObservationConvention}.
 *
 * @since 0.1.0
 */
public interface NeffosHandlerObservationConvention extends ObservationConvention<NeffosHandlerObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof NeffosHandlerObservationContext;
	}

}
