package io.neffos.spring.engine.session;

import java.time.Duration;

import io.neffos.spring.engine.transport.Outbound;
import io.neffos.spring.message.CloseReason;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Closes a connection, once, whichever side ends it: removes it from every index, fails
 * the asks that the client hasn't answered, closes the transport and starts the
 * {@linkplain EndCallbacks callbacks of its end}. Confined to the connection's loop.
 */
final class ConnectionCloser {

	private final ClientConnection connection;

	private final ConnectionState state;

	private final HandshakeGate gate;

	private final ConnectionRegistry registry;

	private final Memberships memberships;

	private final PendingAsks asks;

	private final Outbound outbound;

	private final MessageQueue queue;

	private final Mailbox mailbox;

	private final InboundFlow flow;

	private final EndCallbacks callbacks;

	private final Duration grace;

	private final Sinks.Empty<Void> done = Sinks.empty();

	private @Nullable GracefulClose closing;

	ConnectionCloser(ClientConnection connection, ConnectionServices services, ConnectionState state,
			HandshakeGate gate, Memberships memberships, PendingAsks asks, MessageQueue queue, Mailbox mailbox,
			InboundFlow flow, EndCallbacks callbacks) {
		this.connection = connection;
		this.state = state;
		this.gate = gate;
		this.registry = services.registry();
		this.memberships = memberships;
		this.asks = asks;
		this.outbound = connection.outbound();
		this.queue = queue;
		this.mailbox = mailbox;
		this.flow = flow;
		this.callbacks = callbacks;
		this.grace = services.limits().closeGrace();
	}

	/**
	 * Waits until all callbacks have run.
	 */
	Mono<Void> done() {
		return this.done.asMono();
	}

	/**
	 * Closes the connection once its handlers have answered.
	 */
	void closeGracefully(CloseReason reason) {
		if (this.closing == null) {
			this.closing = new GracefulClose(this.connection.loop(), () -> close(reason, false, true), reason,
					this.grace);
			this.flow.stop();
			// a handler that waits for the client's answer would take the whole grace
			this.asks.failAll();
			this.connection.progressed();
		}
	}

	/**
	 * Closes the connection.
	 * @param byClient whether the client has ended it, whose last messages are still
	 * handled
	 */
	void close(CloseReason reason, boolean byClient) {
		close(reason, byClient, false);
	}

	private void close(CloseReason reason, boolean byClient, boolean graceIsOver) {
		if (!this.state.close(reason)) {
			return;
		}
		this.gate.cancel();
		if (this.closing != null) {
			this.closing.cancel();
		}
		this.registry.closed(this.connection);
		this.connection.unwatch();
		this.memberships.withdraw();
		this.asks.failAll();
		this.outbound.close(reason);
		if (!byClient) {
			this.queue.clear();
			this.flow.discard();
		}
		this.callbacks.run(reason, graceIsOver, this.done::tryEmitEmpty);
		this.connection.progressed();
	}

	/**
	 * Completes a graceful close if nothing is left to handle.
	 * @return {@code false} if the connection goes on
	 */
	boolean closeIfIdle() {
		if (this.closing == null || !this.mailbox.isIdle()) {
			return false;
		}
		close(this.closing.reason(), false);
		return true;
	}

}
