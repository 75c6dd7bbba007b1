package io.neffos.spring.engine.session;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The server-initiated operations of one connection that are still in progress: connects,
 * joins, leaves, disconnects and connection callbacks. The end of the connection waits
 * for them, for a time, and cancels them then. Confined to the connection's loop unless
 * stated otherwise.
 */
final class LocalOperations {

	private final ClientConnection connection;

	private final ConnectionState state;

	private final HandlerFailures failures;

	private final Sinks.Empty<Void> atRest = Sinks.empty();

	/** {@code null} while there are none. */
	private @Nullable Set<Disposable> running;

	LocalOperations(ClientConnection connection, ConnectionState state, HandlerFailures failures) {
		this.connection = connection;
		this.state = state;
		this.failures = failures;
	}

	/**
	 * Runs a lifecycle operation on the loop upon subscription, from any thread. The
	 * result fails as soon as the connection has ended; cancelling the result doesn't
	 * cancel the operation half-way.
	 */
	<T> Mono<T> operation(Supplier<Mono<T>> operation) {
		return this.connection.loop().defer(() -> {
			this.state.requireOpen();
			Sinks.One<T> result = Sinks.one();
			run(Mono.defer(operation)
				.doOnSuccess(result::tryEmitValue)
				.doOnError(result::tryEmitError)
				.onErrorComplete());
			return Mono.firstWithSignal(result.asMono(), this.state.untilClosed());
		});
	}

	/**
	 * Runs an operation.
	 */
	void run(Mono<?> operation) {
		Disposable.Swap execution = Disposables.swap();
		if (this.running == null) {
			this.running = new HashSet<>(2);
		}
		this.running.add(execution);
		execution.update(operation.contextWrite(this.connection.context())
			.doFinally((signal) -> this.connection.loop().run(() -> ended(execution)))
			.subscribe(null, (error) -> this.failures.failed(this.connection, "a callback", error)));
	}

	/**
	 * Cancels all operations.
	 */
	void cancel() {
		if (this.running != null) {
			List.copyOf(this.running).forEach(Disposable::dispose);
		}
	}

	/**
	 * Completes {@link #atRest()} if no operation is in progress.
	 */
	void restIfDone() {
		if (this.running == null) {
			this.atRest.tryEmitEmpty();
		}
	}

	/**
	 * Waits until neither handlers nor operations of the closed connection are running.
	 */
	Mono<Void> atRest() {
		return this.atRest.asMono();
	}

	private void ended(Disposable execution) {
		if (this.running != null) {
			this.running.remove(execution);
			if (this.running.isEmpty()) {
				this.running = null;
			}
		}
		this.connection.progressed();
	}

}
