package io.neffos.spring.connection;

import io.neffos.spring.message.CloseReason;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Whether a connection is pending, open or closed, and what still runs on it. The state
 * is read anywhere and changes on the connection's loop.
 */
final class Lifetime {

	private final Sinks.Empty<Void> atRest = Sinks.empty();

	private volatile boolean open;

	private volatile @Nullable CloseReason closeReason;

	private boolean wasOpen;

	private int operations;

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

	void opened() {
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
		return true;
	}

	void operationBegan() {
		this.operations++;
	}

	void operationEnded() {
		this.operations--;
	}

	/**
	 * Notes that nothing may run any more, unless operations do.
	 */
	void restIfDone(boolean handlersIdle) {
		if (this.closeReason != null && handlersIdle && this.operations == 0) {
			this.atRest.tryEmitEmpty();
		}
	}

	Mono<Void> atRest() {
		return this.atRest.asMono();
	}

}
