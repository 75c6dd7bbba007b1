package io.neffos.spring.docs;

import io.micrometer.common.KeyValues;
import io.neffos.spring.boot.metrics.DefaultNeffosHandlerObservationConvention;
import io.neffos.spring.boot.metrics.NeffosHandlerObservationContext;

import org.springframework.stereotype.Component;

@Component
class WithoutIds extends DefaultNeffosHandlerObservationConvention {

	@Override
	public KeyValues getHighCardinalityKeyValues(NeffosHandlerObservationContext context) {
		return KeyValues.of(room(context));
	}

}
