package io.neffos.spring.engine.session;

import java.time.Duration;
import java.util.function.Supplier;

import io.neffos.spring.engine.support.LogThrottle;
import io.neffos.spring.engine.support.UnguessableBytes;
import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.engine.transport.Outbound;

/**
 * Assembles the parts of each connection of a server, and holds the stateless rules that
 * all connections share.
 */
final class ConnectionAssembly {

	private final ConnectionServices services;

	private final NameCheck names;

	private final HandlerFailures failures;

	private final Invocation invocation;

	private final Replies replies;

	private final MemberMessages messages;

	private final RefusedEmits refusedEmits;

	private final LogThrottle endWarnings = new LogThrottle(Duration.ofMinutes(1), 10);

	private final Supplier<String> askSecrets;

	ConnectionAssembly(ConnectionServices services) {
		this.services = services;
		this.names = new NameCheck(services.limits().memberships());
		this.failures = new HandlerFailures(services.handlers());
		this.invocation = new Invocation(services, this.failures);
		this.replies = new Replies(services.codec(), services.converter(), services.counters(), this.failures,
				this.names);
		this.messages = new MemberMessages(services.converter(), services.broadcaster(), services.registry());
		this.refusedEmits = new RefusedEmits(services.counters());
		UnguessableBytes random = new UnguessableBytes();
		this.askSecrets = () -> Long.toUnsignedString(random.nextLong());
	}

	/**
	 * Assembles the parts of a connection, each from those before it.
	 * @param connection the connection, with its loop, transport, outbound, memory and
	 * context
	 */
	Parts assemble(ClientConnection connection) {
		ConnectionLoop loop = connection.loop();
		Outbound outbound = connection.outbound();
		ConnectionState state = new ConnectionState();
		LocalOperations operations = new LocalOperations(connection, state, this.failures);
		Memberships memberships = new Memberships(connection, this.services);
		MessageQueue queue = new MessageQueue(connection.memory());
		PendingAsks asks = new PendingAsks(loop, this.services.limits().asks(), this.services.counters(),
				this.askSecrets);
		InboundFlow flow = new InboundFlow(connection.transport(), this.services.limits().inbound(), queue, asks);
		MessageSender sender = new MessageSender(connection, this.services, state, memberships, asks, flow,
				this.refusedEmits);
		Negotiations negotiations = new Negotiations(connection, queue, sender, this.replies);
		RoomLifecycle rooms = new RoomLifecycle(connection, this.services, state, operations, memberships, negotiations,
				this.names, this.invocation, this.replies);
		NamespaceLifecycle namespaces = new NamespaceLifecycle(connection, this.services, state, operations,
				memberships, negotiations, queue, this.invocation, this.replies, rooms, this.messages);
		MessageRouter router = new MessageRouter(connection, this.services, this.invocation, this.replies, namespaces,
				rooms);
		OutboundBackpressure backpressure = new OutboundBackpressure(connection, flow, outbound,
				this.services.registry());
		Mailbox mailbox = new Mailbox(connection, queue, backpressure, router, this.failures);
		InboundDispatcher dispatcher = new InboundDispatcher(connection, this.services, flow, mailbox, asks,
				negotiations, this.replies, this.names);
		ConnectionCallbacks callbacks = this.services.callbacks().create(connection, loop.scheduler());
		HandshakeGate gate = new HandshakeGate(connection, this.services, state, operations, callbacks, namespaces,
				this.failures, dispatcher);
		EndCallbacks end = new EndCallbacks(connection, operations, mailbox, memberships, namespaces, callbacks,
				this.failures, this.services.limits().closeGrace(), this.endWarnings);
		return new Parts(state, memberships, flow, sender, namespaces, mailbox, gate,
				new InboundReceiver(connection, this.services, state, gate, flow, dispatcher), new ConnectionCloser(
						connection, this.services, state, gate, memberships, asks, queue, mailbox, flow, end),
				end);
	}

	/**
	 * The parts that a connection delegates to.
	 */
	record Parts(ConnectionState state, Memberships memberships, InboundFlow flow, MessageSender sender,
			NamespaceLifecycle namespaces, Mailbox mailbox, HandshakeGate gate, InboundReceiver receiver,
			ConnectionCloser closer, EndCallbacks end) {

	}

}
