package io.neffos.spring.connection;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.ContextView;

/**
 * Whether a connection is pending, open or closed, and what of the server's own still
 * runs on it. The state is read anywhere and changes on the connection's loop.
 */
final class Lifetime {

	private final ConnectionLoop loop;

	private final ContextView context;

	private final Runnable onProgress;

	private final Sinks.Empty<Void> atRest = Sinks.empty();

	private volatile boolean open;

	private volatile @Nullable CloseReason closeReason;

	private boolean wasOpen;

	private final Sinks.Empty<Void> closed = Sinks.empty();

	private final Set<Object> operations = new HashSet<>(2);

	Lifetime(ConnectionLoop loop, ContextView context, Runnable onProgress) {
		this.loop = loop;
		this.context = context;
		this.onProgress = onProgress;
	}

	boolean isOpen() {
		return this.open;
	}

	/**
	 * Tells whether the connection has been open, which it may not be any more.
	 */
	boolean wasOpen() {
		return this.wasOpen;
	}

	@Nullable CloseReason closeReason() {
		return this.closeReason;
	}

	void open() {
		this.open = true;
		this.wasOpen = true;
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
	 * Runs a lifecycle operation of the server's on the loop. The end of the connection
	 * waits for it, but whoever waits for the operation learns of the end at once. Nobody
	 * cancels it half-way.
	 */
	<T> Mono<T> operation(Supplier<Mono<T>> operation) {
		return onLoop(() -> {
			requireOpen();
			Sinks.One<T> result = Sinks.one();
			this.operations.add(result);
			Mono.defer(operation).contextWrite(this.context).doFinally((signal) -> this.loop.run(() -> {
				this.operations.remove(result);
				this.onProgress.run();
			})).subscribe(result::tryEmitValue, result::tryEmitError, result::tryEmitEmpty);
			return Mono.firstWithSignal(result.asMono(), this.closed.asMono().then(Mono.error(Lifetime::closedError)));
		});
	}

	<T> Mono<T> onLoop(Supplier<Mono<T>> work) {
		return Mono
			.defer(() -> (this.loop.isCurrent()) ? work.get() : Mono.defer(work).subscribeOn(this.loop.scheduler()));
	}

	/**
	 * Notes that nothing runs any more on the closed connection, unless operations do.
	 */
	void restIfDone(boolean handlersIdle) {
		if (handlersIdle && this.operations.isEmpty()) {
			this.atRest.tryEmitEmpty();
		}
	}

	Mono<Void> atRest() {
		return this.atRest.asMono();
	}

}
