package io.neffos.spring.connection;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import io.neffos.spring.message.WireMessage;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.ContextView;

/**
 * A client's connection on the side of the transport, which gives it what the client
 * sends. Applications see it as {@link NeffosConnection}.
 *
 * @since 0.1.0
 */
public final class ClientConnection implements NeffosConnection {

	private final ConnectionServices services;

	private final ConnectionRules rules;

	private final String id;

	private final Handshake handshake;

	private final ConnectionTransport transport;

	private final Outbound outbound;

	private final ContextView context;

	private final ConnectionAttributes attributes = new ConnectionAttributes();

	private final Memberships memberships = new Memberships();

	private final Lifetime lifetime = new Lifetime();

	private final Sinks.Empty<Void> ended = Sinks.empty();

	private final PendingAsks asks;

	private final Mailbox mailbox;

	private final InboundFlow flow;

	private final InboundMessages inbound;

	private final HandshakeGate gate;

	ClientConnection(ConnectionServices services, ConnectionRules rules, String id, Handshake handshake,
			ConnectionTransport transport, Outbound outbound, ContextView context, Supplier<String> askSecret) {
		this.services = services;
		this.rules = rules;
		this.id = id;
		this.handshake = handshake;
		this.transport = transport;
		this.outbound = outbound;
		this.context = context;
		this.asks = new PendingAsks(transport.loop(), services.limits().pendingAsks(), askSecret);
		this.mailbox = new Mailbox(this, (message) -> rules.router.route(this, message), this::progressed);
		this.flow = new InboundFlow(transport, services.limits(), this.mailbox, this.asks);
		this.inbound = new InboundMessages(services, this.mailbox, this.asks);
		this.gate = new HandshakeGate(this, services);
	}

	/**
	 * Begins the handshake. Called once.
	 * @return completes when the connection has ended and all its callbacks have run
	 */
	public Mono<Void> start() {
		loop().run(() -> {
			this.gate.start();
			this.flow.replenish();
		});
		return this.ended.asMono();
	}

	/**
	 * Takes a WebSocket message from the client. Called on the loop; the caller keeps its
	 * reference to the buffer.
	 * @param payload the whole payload
	 * @param binary whether it came as a binary message
	 */
	public void receive(ByteBuf payload, boolean binary) {
		this.flow.received();
		if (this.lifetime.closeReason() != null) {
			return;
		}
		if (payload.isReadable()) {
			if (!binary && !this.services.codec().isText(payload)) {
				this.services.counters().increment(ProtocolCounter.INVALID_MESSAGE);
				close(CloseReason.NOT_UTF8);
				return;
			}
			if (this.lifetime.isOpen()) {
				handle(payload, binary);
			}
			else {
				this.gate.receive(payload, binary);
			}
		}
		this.flow.replenish();
	}

	/**
	 * Learns that the transport has ended, whether or not this side has closed it. What
	 * the client had sent before is still handled.
	 * @param reason why, if this side has not closed it
	 */
	public void ended(CloseReason reason) {
		loop().run(() -> end(reason, true));
	}

	@Override
	public void close(CloseReason reason) {
		loop().run(() -> end(reason, false));
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
		return this.lifetime.isOpen();
	}

	@Override
	public @Nullable CloseReason closeReason() {
		return this.lifetime.closeReason();
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
		return operation(() -> this.rules.namespaces.connectLocal(this, namespace));
	}

	@Override
	public Mono<Void> disconnectAll() {
		return Flux.defer(() -> Flux.fromIterable(namespaces())).concatMap(NamespaceConnection::disconnect).then();
	}

	@Override
	public Mono<Void> emit(NeffosMessage message) {
		NeffosException refusal = refusal(message);
		if (refusal != null) {
			return Mono.error(refusal);
		}
		this.outbound.send(this.services.codec().encode(message));
		return Mono.empty();
	}

	@Override
	public Mono<NeffosMessage> ask(NeffosMessage message) {
		return ask(message, this.services.limits().askTimeout());
	}

	@Override
	public Mono<NeffosMessage> ask(NeffosMessage message, Duration timeout) {
		return onLoop(() -> {
			NeffosException refusal = refusal(message);
			return (refusal != null) ? Mono.error(refusal) : question(message, timeout);
		});
	}

	/**
	 * Handles a message of an open connection.
	 */
	void handle(ByteBuf payload, boolean binary) {
		if (!this.asks.isEmpty() && this.flow.isExceeded()) {
			violated("too much while an answer is owed");
			return;
		}
		this.inbound.accept(payload, binary);
	}

	/**
	 * Asks the client to agree to a lifecycle event.
	 */
	Mono<Void> negotiate(NeffosMessage message) {
		requireOpen();
		return question(message, this.services.limits().askTimeout()).then();
	}

	/**
	 * Runs a lifecycle operation of the server's, which the end of the connection waits
	 * for.
	 */
	<T> Mono<T> operation(Supplier<Mono<T>> operation) {
		return onLoop(() -> {
			requireOpen();
			this.lifetime.operationBegan();
			return operation.get().contextWrite(this.context).doFinally((signal) -> loop().run(() -> {
				this.lifetime.operationEnded();
				progressed();
			}));
		});
	}

	Mono<Void> entering(String namespace, Mono<Void> operation) {
		return this.memberships.entering(namespace, operation, loop());
	}

	@Nullable Mono<Void> entering(String namespace) {
		return this.memberships.entering(namespace);
	}

	/**
	 * Opens the connection: from here on it is found, and the client knows its id.
	 */
	void opened() {
		this.lifetime.opened();
		this.services.registry().opened(this);
		if (this.services.handlers().isNativeOnly()) {
			this.rules.namespaces.enter(new NamespaceMembership(this, "", this.rules));
		}
		else {
			this.outbound.send(this.services.codec().encodeText("A" + this.id));
		}
		Mono.defer(() -> this.services.callbacks().onConnected(this))
			.subscribe(new CompletionSubscriber(this.context, () -> {
			}));
	}

	/**
	 * Ends the connection of a client that breaks the protocol or a limit.
	 */
	void violated(String what) {
		this.services.counters().increment(ProtocolCounter.VIOLATION);
		close(CloseReason.POLICY_VIOLATION.withText(what));
	}

	void requireOpen() {
		NeffosException closed = closed();
		if (closed != null) {
			throw closed;
		}
	}

	/**
	 * Tells why a message can't be sent to this client.
	 */
	@Nullable NeffosException refusal(NeffosMessage message) {
		NeffosException closed = closed();
		if (closed != null || message.isNative()) {
			return closed;
		}
		if (SystemEvent.isReserved(message.event())) {
			throw new IllegalArgumentException("'" + message.event() + "' is reserved for system events");
		}
		NamespaceMembership member = membership(message.namespace());
		if (member == null) {
			return new NeffosException(NeffosError.BAD_NAMESPACE);
		}
		return (message.room().isEmpty() || member.room(message.room()) != null) ? null
				: new NeffosException(NeffosError.BAD_ROOM);
	}

	void add(NamespaceMembership member) {
		this.memberships.add(member);
	}

	boolean remove(NamespaceMembership member) {
		return this.memberships.remove(member);
	}

	@Nullable NamespaceMembership membership(String namespace) {
		return this.memberships.get(namespace);
	}

	List<NamespaceMembership> memberships() {
		return this.memberships.all();
	}

	int roomCount() {
		return this.memberships.roomCount();
	}

	ConnectionLoop loop() {
		return this.transport.loop();
	}

	ConnectionServices services() {
		return this.services;
	}

	ConnectionRules rules() {
		return this.rules;
	}

	Mailbox mailbox() {
		return this.mailbox;
	}

	ContextView context() {
		return this.context;
	}

	private Mono<NeffosMessage> question(NeffosMessage message, Duration timeout) {
		Mono<NeffosMessage> answer = this.asks
			.ask((token) -> this.outbound.send(this.services.codec().encode(token, message)), timeout);
		this.flow.replenish();
		return answer;
	}

	private <T> Mono<T> onLoop(Supplier<Mono<T>> work) {
		return Mono.defer(() -> (loop().isCurrent()) ? work.get() : Mono.defer(work).subscribeOn(loop().scheduler()));
	}

	private @Nullable NeffosException closed() {
		if (this.lifetime.isOpen()) {
			return null;
		}
		if (this.lifetime.closeReason() == null) {
			throw new IllegalStateException("The connection is pending: nothing can be sent to the client before"
					+ " the connect callback has agreed. Do it in the onConnected callback");
		}
		return new NeffosException(NeffosError.WRITE_CLOSED);
	}

	private void progressed() {
		if (this.lifetime.closeReason() == null) {
			this.flow.replenish();
		}
		else {
			this.lifetime.restIfDone(this.mailbox.isIdle());
		}
	}

	private void end(CloseReason reason, boolean byClient) {
		if (!this.lifetime.close(reason)) {
			return;
		}
		this.gate.cancel();
		this.services.registry().closed(this);
		this.asks.failAll();
		this.outbound.close(reason);
		if (!byClient) {
			this.mailbox.clear();
		}
		Mono<Void> callbacks = (this.lifetime.wasOpen()) ? this.rules.end.run(this, this.lifetime.atRest(), reason)
				: Mono.empty();
		callbacks.subscribe(new CompletionSubscriber(this.context, this.ended::tryEmitEmpty));
		progressed();
	}

	@Override
	public String toString() {
		return "NeffosConnection[" + this.id + "]";
	}

}
