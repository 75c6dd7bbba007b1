package io.neffos.spring.engine.session;

import java.time.Duration;

import io.neffos.spring.engine.support.LogThrottle;
import io.neffos.spring.message.CloseReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The callbacks of a connection's end, whichever side has caused it: forced leaves and
 * disconnects, then the disconnect callback. By then nothing finds the connection any
 * more, and nothing else runs for it.
 */
final class EndCallbacks {

	private final Log logger = LogFactory.getLog(EndCallbacks.class);

	private final LogThrottle warnings = new LogThrottle(Duration.ofMinutes(1), 10);

	private final Duration grace;

	private final NamespaceLifecycle namespaces;

	EndCallbacks(ConnectionServices services, NamespaceLifecycle namespaces) {
		this.grace = services.limits().closeGrace();
		this.namespaces = namespaces;
	}

	/**
	 * Runs the callbacks once the handlers have come to rest, or have been cancelled.
	 * @param graceIsOver whether the handlers have had their time already
	 */
	Mono<Void> run(ClientConnection connection, CloseReason reason, boolean graceIsOver) {
		Duration time = (graceIsOver) ? Duration.ZERO : this.grace;
		return connection.state().atRest().timeout(time, connection.loop().scheduler()).onErrorResume((ex) -> {
			warn(connection);
			return Mono.empty();
		})
			.then(Mono.fromRunnable(() -> cancel(connection)))
			.thenMany(Flux.defer(() -> Flux.fromIterable(connection.memberships().all())))
			.concatMap(this.namespaces::disconnectForced)
			.then(Mono.defer(() -> connection.callbacks().onDisconnected(reason)));
	}

	/**
	 * Logs a few of the handlers that are cancelled: clients may cause any number.
	 */
	private void warn(ClientConnection connection) {
		LogThrottle.Entry entry = this.warnings.next(connection.loop().nanoTime());
		if (entry != null) {
			this.logger.warn("Cancelling a handler or callback that still runs " + this.grace.toMillis()
					+ " ms after the end of " + connection
					+ ((entry.omitted() > 0) ? "; " + entry.omitted() + " more since the last such warning" : ""));
		}
	}

	/**
	 * Cancels whatever still runs for a client that is gone.
	 */
	private static void cancel(ClientConnection connection) {
		connection.mailbox().stop();
		connection.state().cancel();
		connection.memberships().cancelTransitions();
	}

}
