package io.neffos.spring.reference;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

import io.neffos.spring.connection.EventHandler;
import io.neffos.spring.message.SystemEvent;
import io.neffos.spring.server.NamespaceBuilder;
import io.neffos.spring.server.NeffosServerBuilder;
import reactor.core.publisher.Mono;

/**
 * Declares a namespace whose events and lifecycle callbacks are all logged.
 */
final class LoggedNamespace {

	private final Set<SystemEvent> silent = EnumSet
		.complementOf(EnumSet.of(SystemEvent.ANY_EVENT, SystemEvent.NATIVE_MESSAGE));

	private final NamespaceBuilder namespace;

	private final EventLog log;

	private LoggedNamespace(NamespaceBuilder namespace, EventLog log) {
		this.namespace = namespace;
		this.log = log;
	}

	static void declare(NeffosServerBuilder server, String name, EventLog log, Consumer<LoggedNamespace> events) {
		server.namespace(name, (builder) -> {
			LoggedNamespace namespace = new LoggedNamespace(builder, log);
			events.accept(namespace);
			namespace.silent
				.forEach((event) -> builder.on(event, log.logging(event, (connection, message) -> Mono.empty())));
		});
	}

	LoggedNamespace on(String event, EventHandler handler) {
		this.namespace.on(event, this.log.logging(handler));
		return this;
	}

	LoggedNamespace on(SystemEvent event, EventHandler handler) {
		this.silent.remove(event);
		this.namespace.on(event, this.log.logging(event, handler));
		return this;
	}

}
