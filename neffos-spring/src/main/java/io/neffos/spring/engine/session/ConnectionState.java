package io.neffos.spring.engine.session;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.ContextView;

/**
 * Whether a connection is pending, open or closed, and what of the server's own still
 * runs on it. The state is read anywhere and changes on the connection's loop.
 */
final class ConnectionState {

	private final ConnectionLoop loop;

	private final ContextView context;

	private final Runnable onProgress;

	private final Consumer<Throwable> onError;

	private final Sinks.Empty<Void> atRest = Sinks.empty();

	private volatile boolean open;

	private volatile @Nullable CloseReason closeReason;

	private final Sinks.Empty<Void> closed = Sinks.empty();

	private final Set<Disposable> running = new HashSet<>(2);

	ConnectionState(ConnectionLoop loop, ContextView context, Runnable onProgress, Consumer<Throwable> onError) {
		this.loop = loop;
		this.context = context;
		this.onProgress = onProgress;
		this.onError = onError;
	}

	boolean isOpen() {
		return this.open;
	}

	@Nullable CloseReason closeReason() {
		return this.closeReason;
	}

	void open() {
		this.open = true;
	}

	/**
	 * Closes.
	 * @return {@code false} if it was closed
	 */
	boolean close(CloseReason reason) {
		if (this.closeReason != null) {
			return false;
		}
		this.closeReason = reason;
		this.open = false;
		this.closed.tryEmitEmpty();
		return true;
	}

	/**
	 * Tells why nothing can be sent.
	 * @return the error, or {@code null} while the connection is open
	 * @throws IllegalStateException while it is pending
	 */
	@Nullable NeffosException refusal() {
		if (this.open) {
			return null;
		}
		if (this.closeReason == null) {
			throw new IllegalStateException("The connection is pending: nothing can be sent to the client before"
					+ " the connect callback has agreed. Do it in the onConnected callback");
		}
		return closedError();
	}

	private static NeffosException closedError() {
		return new NeffosException(NeffosError.WRITE_CLOSED);
	}

	void requireOpen() {
		NeffosException refusal = refusal();
		if (refusal != null) {
			throw refusal;
		}
	}

	/**
	 * Runs a lifecycle operation of the server's on the loop, as {@link #run} does. Its
	 * subscribers get an error as soon as the connection has ended, and can't cancel it
	 * half-way.
	 */
	<T> Mono<T> operation(Supplier<Mono<T>> operation) {
		return onLoop(() -> {
			requireOpen();
			Sinks.One<T> result = Sinks.one();
			run(Mono.defer(operation)
				.doOnSuccess(result::tryEmitValue)
				.doOnError(result::tryEmitError)
				.onErrorComplete());
			return Mono.firstWithSignal(result.asMono(),
					this.closed.asMono().then(Mono.error(ConnectionState::closedError)));
		});
	}

	/**
	 * Runs something of the server's own. The end of the connection waits for it, for a
	 * time, and cancels it then. Called on the loop.
	 */
	void run(Mono<?> work) {
		Disposable.Swap execution = Disposables.swap();
		this.running.add(execution);
		execution.update(work.contextWrite(this.context).doFinally((signal) -> this.loop.run(() -> {
			this.running.remove(execution);
			this.onProgress.run();
		})).subscribe(null, this.onError));
	}

	/**
	 * Cancels what still runs.
	 */
	void cancel() {
		List.copyOf(this.running).forEach(Disposable::dispose);
	}

	<T> Mono<T> onLoop(Supplier<Mono<T>> work) {
		return Mono
			.defer(() -> (this.loop.isCurrent()) ? work.get() : Mono.defer(work).subscribeOn(this.loop.scheduler()));
	}

	/**
	 * Notes that nothing runs any more on the closed connection, unless operations do.
	 */
	void restIfDone(boolean handlersIdle) {
		if (handlersIdle && this.running.isEmpty()) {
			this.atRest.tryEmitEmpty();
		}
	}

	Mono<Void> atRest() {
		return this.atRest.asMono();
	}

}
