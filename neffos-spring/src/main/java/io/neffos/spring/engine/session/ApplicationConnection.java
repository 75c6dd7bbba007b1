package io.neffos.spring.engine.session;

import java.time.Duration;
import java.util.List;

import io.neffos.spring.connection.ConnectionAttributes;
import io.neffos.spring.connection.Emission;
import io.neffos.spring.connection.Handshake;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.engine.memory.ClientMemory;
import io.neffos.spring.engine.support.LogContext;
import io.neffos.spring.engine.text.LogText;
import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.engine.transport.ConnectionTransport;
import io.neffos.spring.engine.transport.Outbound;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * The part of a connection that applications use: its identity, its namespaces, and what
 * is sent to the client.
 */
abstract sealed class ApplicationConnection implements NeffosConnection permits ClientConnection {

	private final String id;

	private final Handshake handshake;

	private final ConnectionTransport transport;

	private final Outbound outbound;

	private final ContextView context;

	private final ConnectionAttributes attributes = new ConnectionAttributes();

	private final ClientMemory memory;

	ApplicationConnection(String id, Handshake handshake, ConnectionTransport transport, Outbound outbound,
			ContextView context, ClientMemory memory) {
		this.id = id;
		this.handshake = handshake;
		this.transport = transport;
		this.outbound = outbound;
		this.context = Context.of(context).put(LogContext.KEY, LogText.line(id));
		this.memory = memory;
	}

	/**
	 * Returns the parts that the connection delegates to.
	 */
	abstract ConnectionAssembly.Parts parts();

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

	/**
	 * Returns the memory that the connection keeps.
	 * @return its use of memory, the same every time
	 */
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
		return parts().state().isOpen();
	}

	@Override
	public @Nullable CloseReason closeReason() {
		return parts().state().closeReason();
	}

	@Override
	public @Nullable NamespaceConnection namespace(String namespace) {
		return membership(namespace);
	}

	@Override
	public List<NamespaceConnection> namespaces() {
		return List.copyOf(parts().memberships().all());
	}

	@Override
	public Mono<NamespaceConnection> connect(String namespace) {
		return parts().namespaces().connect(namespace);
	}

	@Override
	public Mono<Void> disconnectAll() {
		return Flux.defer(() -> Flux.fromIterable(namespaces())).concatMap(NamespaceConnection::disconnect).then();
	}

	@Override
	public Emission<Void> emit(NeffosMessage message) {
		return parts().sender().emit(message);
	}

	@Override
	public Mono<NeffosMessage> ask(NeffosMessage message) {
		return parts().sender().ask(message, null);
	}

	@Override
	public Mono<NeffosMessage> ask(NeffosMessage message, Duration timeout) {
		return parts().sender().ask(message, timeout);
	}

	@Nullable NamespaceMembership membership(String namespace) {
		return parts().memberships().get(namespace);
	}

	ContextView context() {
		return this.context;
	}

	/**
	 * Returns the event loop of the connection.
	 * @return the loop
	 */
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
