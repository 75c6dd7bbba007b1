package io.neffos.spring.engine.session;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import io.neffos.spring.connection.ConnectionAttributes;
import io.neffos.spring.connection.Handshake;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.engine.memory.ClientMemory;
import io.neffos.spring.engine.memory.MemoryHolder;
import io.neffos.spring.engine.support.LogContext;
import io.neffos.spring.engine.text.LogText;
import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.engine.transport.ConnectionTransport;
import io.neffos.spring.engine.transport.Outbound;
import io.neffos.spring.limits.Limit;
import io.neffos.spring.limits.ProtocolCounter;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosMessage;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * A client's connection on the side of the transport, which gives it what the client
 * sends. Applications see it as {@link NeffosConnection}.
 *
 * @since 0.1.0
 */
public final class ClientConnection implements NeffosConnection, MemoryHolder {

	private final ConnectionServices services;

	private final ConnectionRules rules;

	private final String id;

	private final Handshake handshake;

	private final ConnectionTransport transport;

	private final Outbound outbound;

	private final ContextView context;

	private final ConnectionAttributes attributes = new ConnectionAttributes();

	private final Memberships memberships = new Memberships();

	private final Negotiations negotiations = new Negotiations(this);

	private final ConnectionCallbacks callbacks;

	private final ConnectionCloser closer;

	private final ConnectionState state;

	private final PendingAsks asks;

	private final Mailbox mailbox;

	private final InboundFlow flow;

	private final InboundReceiver inbound;

	private final ClientMemory memory;

	private final HeartbeatState heartbeat = new HeartbeatState(this);

	private final MessageSender sender;

	private final HandshakeGate gate;

	ClientConnection(ConnectionServices services, ConnectionRules rules, String id, Handshake handshake,
			ConnectionTransport transport, Outbound outbound, ContextView context, Supplier<String> askSecret) {
		this.services = services;
		this.rules = rules;
		this.id = id;
		this.handshake = handshake;
		this.transport = transport;
		this.outbound = outbound;
		this.context = Context.of(context).put(LogContext.KEY, LogText.line(id));
		this.memory = services.memory().client(transport.loop());
		this.callbacks = services.callbacks().create(this, transport.loop().scheduler());
		this.closer = new ConnectionCloser(this);
		this.state = new ConnectionState(transport.loop(), this.context, this.closer::progressed,
				(error) -> rules.failures.failed(this, "a callback", error));
		this.asks = new PendingAsks(transport.loop(), services.limits().asks(), services.counters(), askSecret);
		this.mailbox = new Mailbox(this, (message) -> rules.router.route(this, message), this.closer::progressed);
		this.flow = new InboundFlow(transport, services.limits().inbound(), this.mailbox, this.asks);
		this.sender = new MessageSender(services, this.state, this.memberships, outbound, this.asks, this.flow);
		this.gate = new HandshakeGate(this, services);
		this.inbound = new InboundReceiver(this, this.gate, this.flow,
				new InboundDispatcher(this, this.mailbox, this.asks));
	}

	/**
	 * Begins the handshake. Called once.
	 */
	public void start() {
		loop().run(() -> {
			this.gate.start();
			this.flow.replenish();
			this.rules.heartbeats.watch(this);
		});
	}

	/**
	 * Waits for the end.
	 * @return completes when the connection has ended and all its callbacks have run
	 */
	public Mono<Void> whenEnded() {
		return this.closer.done();
	}

	/**
	 * Takes a WebSocket message from the client. Called on the loop; the caller keeps its
	 * reference to the buffer.
	 * @param payload the whole payload
	 * @param binary whether it came as a binary message
	 */
	public void receive(ByteBuf payload, boolean binary) {
		this.heartbeat.signOfLife();
		this.inbound.receive(payload, binary);
	}

	/**
	 * Learns that the client is there although it has sent no message: a pong has come,
	 * or it has taken something that waited for it. Called on the loop.
	 */
	public void alive() {
		this.heartbeat.signOfLife();
	}

	/**
	 * Stops reading from the client and handling what it has sent, because more waits for
	 * it than its outbound limits allow. Answers that it owes are still read. Called on
	 * the loop.
	 */
	public void congested() {
		this.flow.congested();
	}

	/**
	 * Goes on after {@link #congested()}. Called on the loop.
	 */
	public void relieved() {
		this.flow.relieved();
	}

	/**
	 * Learns that the transport has ended, whether or not this side has closed it. What
	 * the client had sent before is still handled.
	 * @param reason why, if this side has not closed it
	 */
	public void ended(CloseReason reason) {
		loop().run(() -> this.closer.end(reason, true));
	}

	/**
	 * Learns that the client has sent a message that is larger than it may be, for which
	 * the connection ends.
	 */
	public void tooLarge() {
		this.services.counters().exceeded(Limit.MESSAGE_SIZE);
		ended(CloseReason.TOO_LARGE);
	}

	/**
	 * Ends the connection because a message of the client takes longer than it may from
	 * its first fragment to its last one. Called on the loop.
	 */
	public void tooSlow() {
		staying(() -> exceeded(Limit.MESSAGE_TIME));
	}

	/**
	 * Returns how long a message of the client may take from its first fragment to its
	 * last one.
	 * @return the time
	 */
	public Duration messageTime() {
		return this.services.limits().inbound().messageTime();
	}

	@Override
	public void close(CloseReason reason) {
		if (!reason.isSendable()) {
			throw new IllegalArgumentException("A close frame can't carry code " + reason.code());
		}
		loop().run(() -> this.closer.end(reason, false));
	}

	/**
	 * Closes once the handlers have answered what the client has sent so far, and after
	 * the grace of a close at the latest.
	 * @param reason the close frame's code and text
	 */
	public void closeGracefully(CloseReason reason) {
		staying(() -> this.closer.gracefully(reason));
	}

	/**
	 * Returns the WebSocket under the connection.
	 * @return the transport
	 */
	public ConnectionTransport transport() {
		return this.transport;
	}

	/**
	 * Returns where the connection sends its own frames.
	 * @return the way out, in one order with broadcasts
	 */
	public Outbound outbound() {
		return this.outbound;
	}

	@Override
	public boolean isEnding() {
		return this.state.closeReason() != null;
	}

	@Override
	public ClientMemory memory() {
		return this.memory;
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public Handshake handshake() {
		return this.handshake;
	}

	@Override
	public ConnectionAttributes attributes() {
		return this.attributes;
	}

	@Override
	public boolean isOpen() {
		return this.state.isOpen();
	}

	@Override
	public @Nullable CloseReason closeReason() {
		return this.state.closeReason();
	}

	@Override
	public @Nullable NamespaceConnection namespace(String namespace) {
		return membership(namespace);
	}

	@Override
	public List<NamespaceConnection> namespaces() {
		return List.copyOf(this.memberships.all());
	}

	@Override
	public Mono<NamespaceConnection> connect(String namespace) {
		return this.state.operation(() -> this.rules.namespaces.connectLocal(this, namespace));
	}

	@Override
	public Mono<Void> disconnectAll() {
		return Flux.defer(() -> Flux.fromIterable(namespaces())).concatMap(NamespaceConnection::disconnect).then();
	}

	@Override
	public Mono<Void> emit(NeffosMessage message) {
		return this.sender.emit(message);
	}

	@Override
	public Mono<NeffosMessage> ask(NeffosMessage message) {
		return this.sender.ask(message, null);
	}

	@Override
	public Mono<NeffosMessage> ask(NeffosMessage message, Duration timeout) {
		return this.sender.ask(message, timeout);
	}

	@Override
	public void overloaded() {
		close(CloseReason.OVERLOADED);
	}

	/**
	 * Ends the connection of a client that breaks a limit.
	 */
	void exceeded(Limit limit) {
		this.services.counters().exceeded(limit);
		violated(limit.exceeded().text());
	}

	/**
	 * Ends the connection of a client that breaks the protocol.
	 */
	void violated(String what) {
		this.services.counters().increment(ProtocolCounter.VIOLATION);
		close(CloseReason.POLICY_VIOLATION.withText(what));
	}

	/**
	 * Does something on the loop, unless the connection has ended.
	 */
	void staying(Runnable task) {
		loop().run(() -> {
			if (this.state.closeReason() == null) {
				task.run();
			}
		});
	}

	/**
	 * Puts off the handling of a message while it could cause more to be written than
	 * this client, or the event loops, take.
	 */
	boolean isPutOff(Runnable task) {
		return this.flow.isPutOff(task) || this.outbound.isPutOff(this::reaches, task);
	}

	/**
	 * Tells whether connections of an event loop are in a namespace with this one.
	 */
	private boolean reaches(ConnectionLoop other) {
		return this.services.registry().reaches(this, other);
	}

	@Nullable NamespaceMembership membership(String namespace) {
		return this.memberships.get(namespace);
	}

	Memberships memberships() {
		return this.memberships;
	}

	Negotiations negotiations() {
		return this.negotiations;
	}

	/**
	 * Returns the application's callbacks for this connection.
	 */
	ConnectionCallbacks callbacks() {
		return this.callbacks;
	}

	MessageSender sender() {
		return this.sender;
	}

	ConnectionState state() {
		return this.state;
	}

	HeartbeatState heartbeat() {
		return this.heartbeat;
	}

	HandshakeGate gate() {
		return this.gate;
	}

	PendingAsks asks() {
		return this.asks;
	}

	InboundFlow flow() {
		return this.flow;
	}

	InboundReceiver inbound() {
		return this.inbound;
	}

	Mailbox mailbox() {
		return this.mailbox;
	}

	ConnectionServices services() {
		return this.services;
	}

	ConnectionRules rules() {
		return this.rules;
	}

	ContextView context() {
		return this.context;
	}

	@Override
	public ConnectionLoop loop() {
		return this.transport.loop();
	}

	/**
	 * Returns a text for the log, in which the id, which may be a client's choice, can't
	 * begin a line.
	 */
	@Override
	public String toString() {
		return "NeffosConnection[" + LogText.line(this.id) + "]";
	}

}
