package io.neffos.spring.engine.session;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.neffos.spring.connection.JoinedRoom;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The state of a client in a namespace: its rooms, its place among the members, and
 * whether it is leaving. Rooms change on the connection's loop and are read anywhere.
 */
final class NamespaceMembership extends ApplicationNamespace {

	private final Memberships memberships;

	private final NamespaceLifecycle namespaces;

	private final RoomLifecycle roomLifecycle;

	private final Map<String, RoomMembership> rooms = new LinkedHashMap<>(4);

	private final Transitions transitions;

	/** The place among the namespace's members. */
	private @Nullable RoomRegistration registration;

	private boolean leaving;

	NamespaceMembership(ClientConnection connection, String namespace, Memberships memberships,
			NamespaceLifecycle namespaces, RoomLifecycle roomLifecycle, MemberMessages messages, Duration timeout) {
		super(connection, namespace, messages);
		this.memberships = memberships;
		this.namespaces = namespaces;
		this.roomLifecycle = roomLifecycle;
		this.transitions = new Transitions(connection.loop(), timeout, this::ended);
	}

	@Override
	public boolean isConnected() {
		return connection().membership(namespace()) == this;
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
	public Mono<Void> disconnect() {
		return this.namespaces.disconnect(this);
	}

	@Override
	RoomView view(String room) {
		return new RoomView(this, room);
	}

	Transitions transitions() {
		return this.transitions;
	}

	Mono<Void> leave(String room) {
		return this.roomLifecycle.leave(this, room);
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

}
