package io.neffos.spring.connection;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.neffos.spring.message.LogText;
import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A client in a namespace, with the rooms it is in. Rooms change on the connection's loop
 * and are read anywhere.
 */
final class NamespaceMembership implements NamespaceConnection {

	private final ClientConnection connection;

	private final String namespace;

	private final Map<String, JoinedRoom> rooms = new LinkedHashMap<>(4);

	private final Departures departures;

	NamespaceMembership(ClientConnection connection, String namespace) {
		this.connection = connection;
		this.namespace = namespace;
		this.departures = new Departures(connection.loop());
	}

	@Override
	public ClientConnection connection() {
		return this.connection;
	}

	@Override
	public String namespace() {
		return this.namespace;
	}

	@Override
	public boolean isConnected() {
		return this.connection.membership(this.namespace) == this;
	}

	@Override
	public Mono<Void> emit(String event, Object body) {
		return this.connection.emit(message("", event, body));
	}

	@Override
	public Mono<NeffosMessage> ask(String event, Object body) {
		return this.connection.ask(message("", event, body));
	}

	@Override
	public Mono<NeffosMessage> ask(String event, Object body, Duration timeout) {
		return this.connection.ask(message("", event, body), timeout);
	}

	@Override
	public Mono<JoinedRoom> join(String room) {
		return this.connection.lifetime().operation(() -> this.connection.rules().rooms.joinLocal(this, room));
	}

	@Override
	public @Nullable JoinedRoom room(String room) {
		synchronized (this.rooms) {
			return this.rooms.get(room);
		}
	}

	@Override
	public List<JoinedRoom> rooms() {
		synchronized (this.rooms) {
			return List.copyOf(this.rooms.values());
		}
	}

	@Override
	public Mono<Void> leaveAll() {
		return Flux.defer(() -> Flux.fromIterable(rooms())).concatMap(JoinedRoom::leave).then();
	}

	@Override
	public Mono<Void> disconnect() {
		return this.connection.lifetime().operation(() -> this.connection.rules().namespaces.disconnectLocal(this));
	}

	@Override
	public Room toRoom(String room) {
		Requirement.that(!room.isEmpty(), "A room's name must not be empty");
		return new RoomView(this, room);
	}

	@Override
	public Mono<BroadcastResult> broadcast(NeffosMessage... messages) {
		return broadcast(Exclude.nobody(), messages);
	}

	@Override
	public Mono<BroadcastResult> broadcastOthers(NeffosMessage... messages) {
		return broadcast(Exclude.connection(this.connection), messages);
	}

	Departures departures() {
		return this.departures;
	}

	Mono<Void> leave(String room) {
		return this.connection.lifetime().operation(() -> this.connection.rules().rooms.leaveLocal(this, room));
	}

	Mono<BroadcastResult> broadcast(Exclude exclude, NeffosMessage... messages) {
		List<NeffosMessage> named = Arrays.stream(messages).map(this::inThisNamespace).toList();
		return this.connection.services().broadcaster().broadcast(Broadcast.of(exclude, named));
	}

	NeffosMessage message(String room, String event, Object body) {
		return this.connection.services()
			.converter()
			.write(body, NeffosMessage.builder().namespace(this.namespace).room(room).event(event))
			.build();
	}

	boolean add(String room) {
		synchronized (this.rooms) {
			return this.rooms.putIfAbsent(room, new RoomView(this, room)) == null;
		}
	}

	boolean remove(String room) {
		synchronized (this.rooms) {
			return this.rooms.remove(room) != null;
		}
	}

	List<String> roomNames() {
		synchronized (this.rooms) {
			return List.copyOf(this.rooms.keySet());
		}
	}

	int roomCount() {
		synchronized (this.rooms) {
			return this.rooms.size();
		}
	}

	private NeffosMessage inThisNamespace(NeffosMessage message) {
		return (message.namespace().isEmpty() && !message.isNative())
				? message.toBuilder().namespace(this.namespace).build() : message;
	}

	@Override
	public String toString() {
		return "NamespaceConnection[" + LogText.line(this.connection.id()) + ", " + this.namespace + "]";
	}

}
