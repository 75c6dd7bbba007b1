package io.neffos.spring.engine.server;

import java.security.Principal;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.neffos.spring.connection.Handshake;
import io.neffos.spring.engine.broadcast.LoopOutboxes;
import io.neffos.spring.engine.broadcast.OutboundQueue;
import io.neffos.spring.engine.broadcast.OutboundQueues;
import io.neffos.spring.engine.session.ClientConnection;
import io.neffos.spring.engine.session.ConnectionFactory;
import io.neffos.spring.engine.support.ServerCounters;
import io.neffos.spring.engine.transport.ConnectionTransport;
import io.neffos.spring.limits.DrainSettings;
import io.neffos.spring.limits.Limit;
import io.neffos.spring.limits.OutboundLimits;
import io.neffos.spring.message.CloseReason;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

import org.springframework.util.Assert;

/**
 * A server's side of transports, which bring it connections. Applications don't use it.
 *
 * @since 0.1.0
 */
public final class ConnectionAcceptor {

	private final Set<ClientConnection> accepted = ConcurrentHashMap.newKeySet();

	private final ConnectionFactory factory;

	private final Function<Handshake, String> ids;

	private final LoopOutboxes outboxes;

	private final OutboundQueues queues;

	private final Admission admission;

	private final ServerCounters counters;

	private volatile boolean shuttingDown;

	public ConnectionAcceptor(ConnectionFactory factory, Function<Handshake, String> ids, LoopOutboxes outboxes,
			OutboundQueues queues, Admission admission, ServerCounters counters) {
		this.factory = factory;
		this.ids = ids;
		this.outboxes = outboxes;
		this.queues = queues;
		this.admission = admission;
		this.counters = counters;
	}

	/**
	 * Checks the limits on connections, before a connection is created for a client.
	 * @param handshake the client's handshake
	 * @return the limit that it would exceed, which has been counted, or {@code null}
	 */
	public @Nullable Limit refusal(Handshake handshake) {
		Limit exceeded = this.admission.exceededBy(new Visitor(handshake, null));
		if (exceeded != null) {
			this.counters.exceeded(exceeded);
		}
		return exceeded;
	}

	/**
	 * Returns the server's counters.
	 * @return the counters, the same every time
	 */
	public ServerCounters counters() {
		return this.counters;
	}

	/**
	 * Makes a connection of a transport.
	 * @param handshake what the client said
	 * @param transport the WebSocket
	 * @param context the context that handlers and callbacks run in
	 * @return the connection, pending once it is started
	 * @throws IllegalArgumentException if the id generator makes an empty id
	 */
	public ClientConnection accept(Handshake handshake, ConnectionTransport transport, ContextView context) {
		String id = this.ids.apply(handshake);
		Assert.hasLength(id, "A connection's id must not be empty");
		return this.factory.create(id, handshake, transport, this.outboxes.outbound(transport), context);
	}

	/**
	 * Starts a connection, unless there are too many or the server is shutting down: then
	 * it is ended at once.
	 * @param connection what {@link #accept} returned
	 */
	public void start(ClientConnection connection) {
		Visitor visitor = new Visitor(connection.handshake(), connection.id());
		Limit exceeded = this.admission.enter(visitor);
		if (exceeded != null) {
			this.counters.exceeded(exceeded);
			connection.close(CloseReason.POLICY_VIOLATION.withText(exceeded.exceeded().text()));
			return;
		}
		this.accepted.add(connection);
		connection.whenEnded().subscribe(null, null, () -> this.accepted.remove(connection));
		// callbacks may take their time: meanwhile the client may come back
		connection.transport().onEnd(() -> this.admission.leave(visitor));
		connection.start();
		if (this.shuttingDown) {
			connection.close(CloseReason.GOING_AWAY);
		}
	}

	/**
	 * Return whether the server takes no connections.
	 * @return {@code true} while it shuts down and after that
	 */
	public boolean isShuttingDown() {
		return this.shuttingDown;
	}

	/**
	 * Creates the queue of what waits for a connection's client to read.
	 * @param connection the connection
	 * @return the queue, which ends the connection if too much waits
	 */
	public OutboundQueue queue(ClientConnection connection) {
		return this.queues.create(connection);
	}

	/**
	 * Returns how much may wait for a client that doesn't read.
	 * @return the limits
	 */
	public OutboundLimits outboundLimits() {
		return this.queues.limits();
	}

	public void shuttingDown(boolean value) {
		this.shuttingDown = value;
	}

	public Set<ClientConnection> accepted() {
		return this.accepted;
	}

	public int size() {
		return this.accepted.size();
	}

	/**
	 * Ends the connections of a user, pending ones too.
	 */
	public void closeUser(String name, CloseReason reason) {
		requireSendable(reason);
		this.accepted.forEach((connection) -> {
			Principal principal = connection.principal();
			if (principal != null && principal.getName().equals(name)) {
				connection.close(reason);
			}
		});
	}

	public Mono<Void> drain(DrainSettings settings) {
		return new Drain(settings).run(this.accepted);
	}

	public Mono<Void> closeAll(CloseReason reason) {
		requireSendable(reason);
		List<ClientConnection> connections = List.copyOf(this.accepted);
		connections.forEach((connection) -> connection.close(reason));
		return Mono.when(connections.stream().map(ClientConnection::whenEnded).toList());
	}

	/**
	 * Refuses what the connections would refuse, whether or not there are any.
	 */
	private static void requireSendable(CloseReason reason) {
		Assert.isTrue(reason.isSendable(), () -> "A close frame can't carry code " + reason.code());
	}

}
