package io.neffos.spring.engine.session;

import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Connection state: pending, open or closed. Read on any thread; changes on the
 * connection's loop.
 */
final class ConnectionState {

	private final Sinks.Empty<Void> closed = Sinks.empty();

	private volatile boolean open;

	private volatile @Nullable CloseReason closeReason;

	boolean isOpen() {
		return this.open;
	}

	boolean isClosed() {
		return this.closeReason != null;
	}

	@Nullable CloseReason closeReason() {
		return this.closeReason;
	}

	void open() {
		this.open = true;
	}

	/**
	 * Closes.
	 * @return {@code false} if the connection was closed before
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
	 * Returns the error of sending while the connection isn't open.
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

	void requireOpen() {
		NeffosException refusal = refusal();
		if (refusal != null) {
			throw refusal;
		}
	}

	/**
	 * Waits for the end of the connection.
	 * @return fails as soon as the connection is closed
	 */
	<T> Mono<T> untilClosed() {
		return this.closed.asMono().then(Mono.error(ConnectionState::closedError));
	}

	private static NeffosException closedError() {
		return new NeffosException(NeffosError.WRITE_CLOSED);
	}

}
