package io.neffos.spring.engine.session;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

	private final Memberships memberships;

	private final NamespaceLifecycle namespaces;

	private final RoomLifecycle roomLifecycle;

	private final MemberMessages messages;

	private final Map<String, RoomMembership> rooms = new LinkedHashMap<>(4);

	private final Transitions transitions;

	/** The place among the namespace's members. */
	private @Nullable RoomRegistration registration;

	private boolean leaving;

	NamespaceMembership(ClientConnection connection, String namespace, Memberships memberships,
			NamespaceLifecycle namespaces, RoomLifecycle roomLifecycle, MemberMessages messages, Duration timeout) {
		this.connection = connection;
		this.namespace = namespace;
		this.memberships = memberships;
		this.namespaces = namespaces;
		this.roomLifecycle = roomLifecycle;
		this.messages = messages;
		this.transitions = new Transitions(connection.loop(), timeout, this::ended);
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
	public Emission<Void> emit(String event, Object body) {
		return this.connection.emit(message("", event, body));
	}

	@Override
	public Emission<Void> emit(NeffosMessage message) {
		return this.connection.emit(inThisNamespace(message));
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
	public <T> Mono<T> ask(String event, Object body, Type type) {
		return ask(event, body).flatMap((answer) -> Mono.justOrEmpty(this.messages.<T>read(answer, type)));
	}

	@Override
	public <T> Mono<T> ask(String event, Object body, Type type, Duration timeout) {
		return ask(event, body, timeout).flatMap((answer) -> Mono.justOrEmpty(this.messages.<T>read(answer, type)));
	}

	@Override
	public Mono<JoinedRoom> join(String room) {
		return this.roomLifecycle.join(this, room);
	}

	@Override
	public @Nullable RoomMembership room(String room) {
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
		return this.namespaces.disconnect(this);
	}

	@Override
	public Room toRoom(String room) {
		if (room.isEmpty()) {
			throw new IllegalArgumentException("A room's name must not be empty");
		}
		return new RoomView(this, room);
	}

	@Override
	public Emission<BroadcastResult> broadcast(String event, Object body) {
		return broadcast(Exclude.nobody(), message("", event, body));
	}

	@Override
	public Emission<BroadcastResult> broadcast(NeffosMessage... messages) {
		return broadcast(Exclude.nobody(), messages);
	}

	@Override
	public Emission<BroadcastResult> broadcastOthers(String event, Object body) {
		return broadcast(Exclude.connection(this.connection), message("", event, body));
	}

	@Override
	public Emission<BroadcastResult> broadcastOthers(NeffosMessage... messages) {
		return broadcast(Exclude.connection(this.connection), messages);
	}

	Transitions transitions() {
		return this.transitions;
	}

	Mono<Void> leave(String room) {
		return this.roomLifecycle.leave(this, room);
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

	private void ended(String room) {
		if (room.isEmpty()) {
			this.memberships.arrived(this);
		}
	}

	/**
	 * Notes the place among the namespace's members.
	 */
	void registered(RoomRegistration place) {
		this.registration = place;
	}

	/**
	 * Gives up the places among the members of the namespace and its rooms.
	 */
	void withdraw() {
		joinedRooms().forEach(RoomMembership::withdraw);
		RoomRegistration place = this.registration;
		if (place != null) {
			this.registration = null;
			place.remove();
		}
	}

	/**
	 * Begins to leave the namespace: no join completes from now on.
	 * @return {@code false} if it is leaving already
	 */
	boolean beginLeaving() {
		if (this.leaving) {
			return false;
		}
		this.leaving = true;
		return true;
	}

	boolean isLeaving() {
		return this.leaving;
	}

	/**
	 * Adds a room that the client has entered.
	 * @return {@code false} if it is in it already
	 */
	boolean enter(String room) {
		if (room(room) != null) {
			return false;
		}
		RoomMembership joined = new RoomMembership(this, room, this.memberships.register(this, room));
		synchronized (this.rooms) {
			this.rooms.put(room, joined);
		}
		return true;
	}

	/**
	 * Removes a room that the client has left.
	 * @return {@code false} if it is out already
	 */
	boolean leave(RoomMembership room) {
		synchronized (this.rooms) {
			if (!this.rooms.remove(room.name(), room)) {
				return false;
			}
		}
		room.withdraw();
		return true;
	}

	List<RoomMembership> joinedRooms() {
		synchronized (this.rooms) {
			return List.copyOf(this.rooms.values());
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
