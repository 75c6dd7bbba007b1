package io.neffos.spring.boot.metrics;

import java.util.function.Function;

import io.micrometer.observation.ObservationRegistry;
import io.neffos.spring.boot.autoconfigure.NeffosServerCustomizer;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.server.NeffosServerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Observes all handlers of the servers that it customizes, unless the registry is a
 * no-op.
 */
final class HandlerObservations implements NeffosServerCustomizer {

	private final ObservationRegistry registry;

	private final @Nullable NeffosHandlerObservationConvention convention;

	private final ServerNames names;

	HandlerObservations(ObservationRegistry registry, @Nullable NeffosHandlerObservationConvention convention,
			ServerNames names) {
		this.registry = registry;
		this.convention = convention;
		this.names = names;
	}

	@Override
	public void customize(NeffosServerBuilder server) {
		if (!this.registry.isNoop()) {
			Function<NeffosConnection, String> name = this.names.ofOneServer();
			server.handlerDecorator((namespace, event, handler) -> new ObservedEventHandler(name, namespace, event,
					handler, this.registry, this.convention));
		}
	}

}
