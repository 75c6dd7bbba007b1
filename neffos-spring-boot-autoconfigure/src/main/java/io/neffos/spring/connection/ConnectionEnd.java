package io.neffos.spring.connection;

import java.time.Duration;

import io.neffos.spring.message.CloseReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What the end of a connection does, whoever caused it: forced leaves and disconnects,
 * then the disconnect callback. By then nothing finds the connection any more.
 */
final class ConnectionEnd {

	private final Log logger = LogFactory.getLog(ConnectionEnd.class);

	private final ConnectionCallbacks callbacks;

	private final Duration grace;

	private final NamespaceLifecycle namespaces;

	ConnectionEnd(ConnectionServices services, NamespaceLifecycle namespaces) {
		this.callbacks = services.callbacks();
		this.grace = services.limits().closeGrace();
		this.namespaces = namespaces;
	}

	/**
	 * Runs the callbacks once the handlers have come to rest.
	 */
	Mono<Void> run(ClientConnection connection, CloseReason reason) {
		return connection.lifetime().atRest().timeout(this.grace, connection.loop().scheduler()).onErrorResume((ex) -> {
			this.logger.warn("A handler holds up the end of " + connection + "; going on without it");
			return Mono.empty();
		})
			.then(Mono.fromRunnable(connection.mailbox()::stop))
			.thenMany(Flux.defer(() -> Flux.fromIterable(connection.memberships().all())))
			.concatMap(this.namespaces::disconnectForced)
			.then(Mono.defer(() -> this.callbacks.onDisconnected(connection, reason)));
	}

}
