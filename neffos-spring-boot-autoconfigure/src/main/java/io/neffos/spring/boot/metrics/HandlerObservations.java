package io.neffos.spring.boot.metrics;

import io.micrometer.observation.ObservationRegistry;
import io.neffos.spring.boot.autoconfigure.NeffosServerCustomizer;
import io.neffos.spring.server.NeffosServerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Observes all handlers of a server, if there is anybody to tell.
 */
final class HandlerObservations implements NeffosServerCustomizer {

	private final ObservationRegistry registry;

	private final @Nullable NeffosHandlerObservationConvention convention;

	HandlerObservations(ObservationRegistry registry, @Nullable NeffosHandlerObservationConvention convention) {
		this.registry = registry;
		this.convention = convention;
	}

	@Override
	public void customize(NeffosServerBuilder server) {
		if (!this.registry.isNoop()) {
			server.handlerDecorator((namespace, event, handler) -> new ObservedEventHandler(namespace, event, handler,
					this.registry, this.convention));
		}
	}

}
