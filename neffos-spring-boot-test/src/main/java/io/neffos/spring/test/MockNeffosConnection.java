package io.neffos.spring.test;

import java.time.Duration;
import java.util.List;

import io.neffos.spring.connection.ConnectionAttributes;
import io.neffos.spring.connection.Emission;
import io.neffos.spring.connection.Handshake;
import io.neffos.spring.connection.JoinedRoom;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A connection for unit tests of handlers, without a server. It is open from the
 * beginning, the only one, keeps the messages that are sent, and fails as a real one does
 * for a namespace or a room that the client isn't in. There are no limits, every
 * namespace counts as declared, and no lifecycle callbacks of the application run.
 *
 * @since 0.1.0
 */
public final class MockNeffosConnection implements NeffosConnection {

	private final ConnectionAttributes attributes = new ConnectionAttributes();

	private final String id;

	private final Handshake handshake;

	private final MockClient client;

	private final MockState state;

	private final MockSender sender;

	MockNeffosConnection(String id, Handshake handshake, MockClient client) {
		this.id = id;
		this.handshake = handshake;
		this.client = client;
		this.state = new MockState((namespace) -> new MockNamespace(this, client, namespace));
		this.sender = new MockSender(id, this.state, client);
	}

	/**
	 * Create a builder of connections.
	 * @return the builder
	 */
	public static MockNeffosConnectionBuilder builder() {
		return new MockNeffosConnectionBuilder();
	}

	/**
	 * Return a namespace, whether the client is in it or not: the argument of a method
	 * with {@link io.neffos.spring.annotation.NeffosEvent} or
	 * {@link io.neffos.spring.annotation.OnNamespaceConnect}.
	 * @param namespace its name
	 * @return the client's connection to it, which is not connected unless the client is
	 * in the namespace
	 */
	public NamespaceConnection toNamespace(String namespace) {
		return this.state.member(namespace);
	}

	/**
	 * Return a room that the client is in: the argument of a method with
	 * {@link io.neffos.spring.annotation.NeffosEvent}.
	 * @param namespace the room's namespace
	 * @param room its name
	 * @return the room
	 * @throws IllegalStateException if the client isn't in it
	 */
	public JoinedRoom room(String namespace, String room) {
		NamespaceConnection member = namespace(namespace);
		JoinedRoom joined = (member != null) ? member.room(room) : null;
		if (joined == null) {
			throw new IllegalStateException("The client is not in room '" + room + "' of '" + namespace + "'");
		}
		return joined;
	}

	/**
	 * Return the messages that were emitted to this client.
	 * @return a snapshot, in the order of the calls; without those that were refused
	 */
	public List<NeffosMessage> emitted() {
		return this.sender.emitted();
	}

	/**
	 * Return the messages that were broadcast to all clients, this one included.
	 * @return a snapshot, in the order of the calls, whether the client is in their
	 * namespaces and rooms or not
	 */
	public List<NeffosMessage> broadcasts() {
		return this.sender.broadcasts();
	}

	/**
	 * Return the messages that were broadcast to all clients but this one.
	 * @return as {@link #broadcasts()}
	 */
	public List<NeffosMessage> broadcastsToOthers() {
		return this.sender.broadcastsToOthers();
	}

	/**
	 * Return the messages that this client was asked.
	 * @return a snapshot, in the order of the subscriptions; without those that were
	 * refused, and without lifecycle events
	 */
	public List<NeffosMessage> asked() {
		return this.sender.asked();
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
		return this.state.closeReason() == null;
	}

	@Override
	public @Nullable CloseReason closeReason() {
		return this.state.closeReason();
	}

	@Override
	public @Nullable NamespaceConnection namespace(String namespace) {
		return this.state.namespace(namespace);
	}

	@Override
	public List<NamespaceConnection> namespaces() {
		return this.state.namespaces();
	}

	@Override
	public Mono<NamespaceConnection> connect(String namespace) {
		return Mono.defer(() -> {
			this.state.requireOpen();
			NamespaceConnection member = namespace(namespace);
			return (member != null) ? Mono.just(member)
					: this.client.agree(SystemEvent.NAMESPACE_CONNECT, namespace, "")
						.then(Mono.fromCallable(() -> this.state.enter(namespace)));
		});
	}

	@Override
	public Mono<Void> disconnectAll() {
		return Flux.defer(() -> Flux.fromIterable(namespaces())).concatMap(NamespaceConnection::disconnect).then();
	}

	@Override
	public Emission<Void> emit(NeffosMessage message) {
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
	public void close(CloseReason reason) {
		if (!reason.isSendable()) {
			throw new IllegalArgumentException("No close frame can carry code " + reason.code());
		}
		this.state.close(reason);
		this.client.close();
	}

	MockState state() {
		return this.state;
	}

	MockSender sender() {
		return this.sender;
	}

	@Override
	public String toString() {
		return "MockNeffosConnection[" + this.id + "]";
	}

}
