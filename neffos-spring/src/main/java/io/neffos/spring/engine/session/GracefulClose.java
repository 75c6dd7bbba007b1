package io.neffos.spring.engine.session;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.message.CloseReason;
import reactor.core.Disposable;

/**
 * A close that waits until the handlers have answered what the client has sent. Nothing
 * more is read meanwhile except answers that a handler waits for. Confined to the
 * connection's loop.
 */
final class GracefulClose {

	private final CloseReason reason;

	private final Disposable deadline;

	GracefulClose(ConnectionLoop loop, Runnable onDeadline, CloseReason reason, Duration grace) {
		this.reason = reason;
		this.deadline = loop.scheduler().schedule(onDeadline, grace.toMillis(), TimeUnit.MILLISECONDS);
	}

	CloseReason reason() {
		return this.reason;
	}

	void cancel() {
		this.deadline.dispose();
	}

}
