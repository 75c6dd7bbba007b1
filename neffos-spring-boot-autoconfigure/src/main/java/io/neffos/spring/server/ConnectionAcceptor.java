package io.neffos.spring.server;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.neffos.spring.broadcast.LoopOutboxes;
import io.neffos.spring.broadcast.OutboundQueue;
import io.neffos.spring.broadcast.OutboundQueues;
import io.neffos.spring.connection.ClientConnection;
import io.neffos.spring.connection.ConnectionFactory;
import io.neffos.spring.connection.ConnectionTransport;
import io.neffos.spring.connection.Handshake;
import io.neffos.spring.connection.OutboundLimits;
import io.neffos.spring.message.CloseReason;
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

	private final ConnectionIdGenerator idGenerator;

	private final LoopOutboxes outboxes;

	private final OutboundQueues queues;

	private volatile boolean shuttingDown;

	ConnectionAcceptor(ConnectionFactory factory, ConnectionIdGenerator idGenerator, LoopOutboxes outboxes,
			OutboundQueues queues) {
		this.factory = factory;
		this.idGenerator = idGenerator;
		this.outboxes = outboxes;
		this.queues = queues;
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
		String id = this.idGenerator.generate(handshake);
		Assert.hasLength(id, "A connection's id must not be empty");
		return this.factory.create(id, handshake, transport, this.outboxes.outbound(transport), context);
	}

	/**
	 * Starts a connection, unless the server is shutting down: then it is ended at once.
	 * @param connection what {@link #accept} returned
	 */
	public void start(ClientConnection connection) {
		this.accepted.add(connection);
		connection.whenEnded().subscribe(null, null, () -> this.accepted.remove(connection));
		connection.start();
		if (this.shuttingDown) {
			connection.close(CloseReason.GOING_AWAY);
		}
	}

	/**
	 * Tells whether the server takes no connections.
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

	void shuttingDown(boolean value) {
		this.shuttingDown = value;
	}

	int size() {
		return this.accepted.size();
	}

	Mono<Void> closeAll(CloseReason reason) {
		List<ClientConnection> connections = List.copyOf(this.accepted);
		connections.forEach((connection) -> connection.close(reason));
		return Mono.when(connections.stream().map(ClientConnection::whenEnded).toList());
	}

}
