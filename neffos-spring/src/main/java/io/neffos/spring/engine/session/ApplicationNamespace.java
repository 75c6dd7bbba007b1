package io.neffos.spring.engine.session;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.neffos.spring.connection.Broadcast;
import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.Emission;
import io.neffos.spring.connection.Exclude;
import io.neffos.spring.connection.JoinedRoom;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.connection.Room;
import io.neffos.spring.engine.text.LogText;
import io.neffos.spring.message.NeffosMessage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A client in a namespace as applications see it: sends, asks and broadcasts. The state
 * is the {@link NamespaceMembership}'s.
 */
abstract class ApplicationNamespace implements NamespaceConnection {

	private final ClientConnection connection;

	private final String namespace;

	private final MemberMessages messages;

	ApplicationNamespace(ClientConnection connection, String namespace, MemberMessages messages) {
		this.connection = connection;
		this.namespace = namespace;
		this.messages = messages;
	}

	@Override
	public final ClientConnection connection() {
		return this.connection;
	}

	@Override
	public final String namespace() {
		return this.namespace;
	}

	@Override
	public final Emission<Void> emit(String event, Object body) {
		return this.connection.emit(message("", event, body));
	}

	@Override
	public final Emission<Void> emit(NeffosMessage message) {
		return this.connection.emit(inThisNamespace(message));
	}

	@Override
	public final Mono<NeffosMessage> ask(String event, Object body) {
		return this.connection.ask(message("", event, body));
	}

	@Override
	public final Mono<NeffosMessage> ask(String event, Object body, Duration timeout) {
		return this.connection.ask(message("", event, body), timeout);
	}

	@Override
	public final <T> Mono<T> ask(String event, Object body, Type type) {
		return ask(event, body).flatMap((answer) -> Mono.justOrEmpty(this.messages.<T>read(answer, type)));
	}

	@Override
	public final <T> Mono<T> ask(String event, Object body, Type type, Duration timeout) {
		return ask(event, body, timeout).flatMap((answer) -> Mono.justOrEmpty(this.messages.<T>read(answer, type)));
	}

	@Override
	public final Mono<Void> leaveAll() {
		return Flux.defer(() -> Flux.fromIterable(rooms())).concatMap(JoinedRoom::leave).then();
	}

	@Override
	public final Room toRoom(String room) {
		if (room.isEmpty()) {
			throw new IllegalArgumentException("A room's name must not be empty");
		}
		return view(room);
	}

	@Override
	public final Emission<BroadcastResult> broadcast(String event, Object body) {
		return broadcast(Exclude.nobody(), message("", event, body));
	}

	@Override
	public final Emission<BroadcastResult> broadcast(NeffosMessage... messages) {
		return broadcast(Exclude.nobody(), messages);
	}

	@Override
	public final Emission<BroadcastResult> broadcastOthers(String event, Object body) {
		return broadcast(Exclude.connection(this.connection), message("", event, body));
	}

	@Override
	public final Emission<BroadcastResult> broadcastOthers(NeffosMessage... messages) {
		return broadcast(Exclude.connection(this.connection), messages);
	}

	Emission<BroadcastResult> broadcast(Exclude exclude, NeffosMessage... messages) {
		List<NeffosMessage> named = Arrays.stream(messages).map(this::inThisNamespace).toList();
		return this.messages.broadcast(Broadcast.of(exclude, named));
	}

	Set<NeffosConnection> members(String room) {
		return this.messages.members(this.namespace, room);
	}

	NeffosMessage message(String room, String event, Object body) {
		return this.messages.message(this.namespace, room, event, body);
	}

	/**
	 * Return a room as this client's handlers see it, whether or not the client is in it.
	 */
	abstract RoomView view(String room);

	private NeffosMessage inThisNamespace(NeffosMessage message) {
		return (message.namespace().isEmpty() && !message.isNative())
				? message.toBuilder().namespace(this.namespace).build() : message;
	}

	@Override
	public final String toString() {
		return "NamespaceConnection[" + LogText.line(this.connection.id()) + ", " + this.namespace + "]";
	}

}
