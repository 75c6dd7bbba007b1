package io.neffos.spring.engine.session;

import java.time.Duration;

import io.neffos.spring.engine.support.LogThrottle;
import io.neffos.spring.message.CloseReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The callbacks at the end of a connection: forced leaves and disconnects, then the
 * disconnect callback. They run after the handlers and operations of the connection have
 * ended or have been cancelled, when no index finds the connection any more.
 */
final class EndCallbacks {

	private static final Log logger = LogFactory.getLog(EndCallbacks.class);

	private final ClientConnection connection;

	private final LocalOperations operations;

	private final Mailbox mailbox;

	private final Memberships memberships;

	private final NamespaceLifecycle namespaces;

	private final ConnectionCallbacks callbacks;

	private final HandlerFailures failures;

	private final Duration grace;

	/** Limits the log: clients may cause any number of cancellations. */
	private final LogThrottle warnings;

	EndCallbacks(ClientConnection connection, LocalOperations operations, Mailbox mailbox, Memberships memberships,
			NamespaceLifecycle namespaces, ConnectionCallbacks callbacks, HandlerFailures failures, Duration grace,
			LogThrottle warnings) {
		this.connection = connection;
		this.operations = operations;
		this.mailbox = mailbox;
		this.memberships = memberships;
		this.namespaces = namespaces;
		this.callbacks = callbacks;
		this.failures = failures;
		this.grace = grace;
		this.warnings = warnings;
	}

	/**
	 * Runs the callbacks once the handlers and operations have ended, or have been
	 * cancelled.
	 * @param graceIsOver whether the handlers have had their time already
	 * @param done called when all callbacks have run
	 */
	void run(CloseReason reason, boolean graceIsOver, Runnable done) {
		Duration time = (graceIsOver) ? Duration.ZERO : this.grace;
		Mono<Void> callbacks = this.operations.atRest()
			.timeout(time, this.connection.loop().scheduler())
			.onErrorResume((ex) -> {
				warn();
				return Mono.empty();
			})
			.then(Mono.fromRunnable(this::cancel))
			.thenMany(Flux.defer(() -> Flux.fromIterable(this.memberships.all())))
			.concatMap(this.namespaces::disconnectForced)
			.then(Mono.defer(() -> this.callbacks.onDisconnected(reason)));
		callbacks.subscribe(new CompletionSubscriber(this.connection, this.failures, done));
	}

	/**
	 * Starts the callbacks if neither a handler nor an operation is running.
	 */
	void beginIfIdle() {
		if (this.mailbox.isIdle()) {
			this.operations.restIfDone();
		}
	}

	private void warn() {
		LogThrottle.Entry entry = this.warnings.next(this.connection.loop().nanoTime());
		if (entry != null) {
			logger.warn("Cancelling a handler or callback that still runs " + this.grace.toMillis()
					+ " ms after the end of " + this.connection
					+ ((entry.omitted() > 0) ? "; " + entry.omitted() + " more since the last such warning" : ""));
		}
	}

	private void cancel() {
		this.mailbox.stop();
		this.operations.cancel();
		this.memberships.cancelTransitions();
	}

}
