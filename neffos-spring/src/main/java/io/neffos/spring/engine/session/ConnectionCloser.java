package io.neffos.spring.engine.session;

import io.neffos.spring.message.CloseReason;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * How a connection ends, once, whoever ends it: nothing finds it any more, what waits for
 * the client's answers fails, and the callbacks run when the handlers have come to rest.
 * Confined to the connection's loop.
 */
final class ConnectionCloser {

	private final ClientConnection connection;

	private final Sinks.Empty<Void> done = Sinks.empty();

	private @Nullable GracefulClose closing;

	ConnectionCloser(ClientConnection connection) {
		this.connection = connection;
	}

	/**
	 * Waits until all callbacks have run.
	 */
	Mono<Void> done() {
		return this.done.asMono();
	}

	/**
	 * Ends the connection once its handlers have answered.
	 */
	void gracefully(CloseReason reason) {
		if (this.closing == null) {
			this.closing = new GracefulClose(this.connection.loop(), () -> end(reason, false, true), reason,
					this.connection.services().limits().closeGrace());
			this.connection.flow().stop();
			// a handler that waits for the client's answer would cost the whole grace
			this.connection.asks().failAll();
			progressed();
		}
	}

	/**
	 * Ends the connection.
	 * @param byClient whether the client has, whose last messages are still handled
	 */
	void end(CloseReason reason, boolean byClient) {
		end(reason, byClient, false);
	}

	private void end(CloseReason reason, boolean byClient, boolean graceIsOver) {
		if (!this.connection.state().close(reason)) {
			return;
		}
		this.connection.gate().cancel();
		if (this.closing != null) {
			this.closing.cancel();
		}
		this.connection.services().registry().closed(this.connection);
		this.connection.rules().heartbeats.forget(this.connection);
		this.connection.memberships().withdraw();
		this.connection.asks().failAll();
		this.connection.outbound().close(reason);
		if (!byClient) {
			this.connection.mailbox().clear();
			this.connection.flow().discard();
		}
		this.connection.rules().end.run(this.connection, reason, graceIsOver)
			.subscribe(new CompletionSubscriber(this.connection, this.done::tryEmitEmpty));
		progressed();
	}

	/**
	 * Goes on after a handler or an operation has ended.
	 */
	void progressed() {
		if (this.connection.closeReason() != null) {
			this.connection.state().restIfDone(this.connection.mailbox().isIdle());
		}
		else if (this.closing != null && this.connection.mailbox().isIdle()) {
			end(this.closing.reason(), false);
		}
		else {
			this.connection.flow().replenish();
		}
	}

}
