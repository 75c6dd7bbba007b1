package io.neffos.spring.boot.metrics;

import java.util.Objects;
import java.util.function.Function;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.neffos.spring.connection.EventHandler;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;
import reactor.core.Fuseable.ScalarCallable;
import reactor.core.publisher.Mono;

/**
 * Observes the calls of a handler. The observation is current while the handler is
 * called, and in the Reactor context of what it returns. The handshake's observation,
 * which the connection's context has, is no parent: it ended long ago, and all that a
 * client ever does would be one trace.
 */
final class ObservedEventHandler implements EventHandler {

	private static final NeffosHandlerObservationConvention DEFAULT_CONVENTION = new DefaultNeffosHandlerObservationConvention();

	private final Function<NeffosConnection, String> server;

	private final String namespace;

	private final String event;

	private final EventHandler handler;

	private final ObservationRegistry registry;

	private final @Nullable NeffosHandlerObservationConvention convention;

	ObservedEventHandler(Function<NeffosConnection, String> server, String namespace, String event,
			EventHandler handler, ObservationRegistry registry,
			@Nullable NeffosHandlerObservationConvention convention) {
		this.server = server;
		this.namespace = namespace;
		this.event = event;
		this.handler = handler;
		this.registry = registry;
		this.convention = convention;
	}

	@Override
	public Mono<?> handle(NamespaceConnection connection, NeffosMessage message) {
		NeffosHandlerObservationContext context = new NeffosHandlerObservationContext(connection,
				this.server.apply(connection.connection()), this.namespace, this.event, message.room(),
				message.event());
		Observation observation = NeffosHandlerObservationDocumentation.HANDLER.observation(this.convention,
				DEFAULT_CONVENTION, () -> context, this.registry);
		if (observation.isNoop()) {
			return this.handler.handle(connection, message)
				.contextWrite((reactor) -> reactor.delete(ObservationThreadLocalAccessor.KEY));
		}
		ObservedCall call = new ObservedCall(observation.start(), context);
		Mono<?> result;
		try {
			result = handle(connection, message, observation);
		}
		catch (Throwable ex) {
			call.failed(ex);
			throw ex;
		}
		if (result instanceof ScalarCallable<?> known) {
			// what is there already needs no operators
			call.end(known);
			return result;
		}
		return call.observe(result)
			.contextWrite((reactor) -> reactor.put(ObservationThreadLocalAccessor.KEY, observation));
	}

	@Override
	public boolean borrowsBody() {
		return this.handler.borrowsBody();
	}

	@Override
	public boolean handlesErrors() {
		return this.handler.handlesErrors();
	}

	@Override
	public String description() {
		return this.handler.description();
	}

	private Mono<?> handle(NamespaceConnection connection, NeffosMessage message, Observation observation) {
		Observation.Scope scope = observation.openScope();
		try {
			return Objects.requireNonNull(this.handler.handle(connection, message),
					"A handler must return a Mono, not null");
		}
		finally {
			scope.close();
		}
	}

}
