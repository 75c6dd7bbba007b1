package io.neffos.spring.engine.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The namespaces that a client is in, and those it is on its way into. The former are
 * read anywhere; everything changes on the connection's loop.
 */
final class Memberships {

	private final ClientConnection connection;

	private final ConnectionRegistry registry;

	private final Map<String, NamespaceMembership> connected = new LinkedHashMap<>(4);

	/** {@code null} while there are none. */
	private @Nullable Map<String, NamespaceMembership> entering;

	Memberships(ClientConnection connection, ConnectionRegistry registry) {
		this.connection = connection;
		this.registry = registry;
	}

	@Nullable NamespaceMembership get(String namespace) {
		synchronized (this.connected) {
			return this.connected.get(namespace);
		}
	}

	List<NamespaceMembership> all() {
		synchronized (this.connected) {
			return List.copyOf(this.connected.values());
		}
	}

	/**
	 * Returns the membership of a namespace that the client is on its way into.
	 * @return the membership, or {@code null} if it is on its way into no such namespace
	 */
	@Nullable NamespaceMembership entering(String namespace) {
		return (this.entering != null) ? this.entering.get(namespace) : null;
	}

	/**
	 * Notes that the client is on its way into a namespace, until it has
	 * {@linkplain #arrived arrived} or doesn't get there.
	 */
	void begin(NamespaceMembership member) {
		if (this.entering == null) {
			this.entering = new LinkedHashMap<>(2);
		}
		this.entering.put(member.namespace(), member);
	}

	/**
	 * Notes that the client is on its way no longer.
	 */
	void arrived(NamespaceMembership member) {
		if (this.entering != null) {
			this.entering.remove(member.namespace(), member);
			if (this.entering.isEmpty()) {
				this.entering = null;
			}
		}
	}

	/**
	 * Lets the client in.
	 * @return {@code false} if it is in already
	 */
	boolean enter(NamespaceMembership member) {
		synchronized (this.connected) {
			if (this.connected.putIfAbsent(member.namespace(), member) != null) {
				return false;
			}
		}
		member.registered(register(member, ""));
		return true;
	}

	/**
	 * Adds the client to the members of a room.
	 * @param room the room, empty for the namespace as a whole
	 * @return its place among them
	 */
	RoomRegistration register(NamespaceMembership member, String room) {
		return this.registry.join(this.connection, member.namespace(), room);
	}

	/**
	 * Lets the client out, which has left the namespace's rooms before.
	 * @return {@code false} if it is out already
	 */
	boolean leave(NamespaceMembership member) {
		synchronized (this.connected) {
			if (!this.connected.remove(member.namespace(), member)) {
				return false;
			}
		}
		member.withdraw();
		return true;
	}

	/**
	 * Takes the client out of the members of everything. What it was in is still shown
	 * until the callbacks of the connection's end have run.
	 */
	void withdraw() {
		all().forEach(NamespaceMembership::withdraw);
	}

	/**
	 * Cancels what the application still does about changes.
	 */
	void cancelTransitions() {
		all().forEach((member) -> member.transitions().cancel());
		if (this.entering != null) {
			List.copyOf(this.entering.values()).forEach((member) -> member.transitions().cancel());
		}
	}

	/**
	 * Counts the namespaces that the client is in or on its way into.
	 */
	int count() {
		synchronized (this.connected) {
			return this.connected.size() + ((this.entering != null) ? this.entering.size() : 0);
		}
	}

	int roomCount() {
		synchronized (this.connected) {
			int count = 0;
			for (NamespaceMembership member : this.connected.values()) {
				count += member.roomCount();
			}
			return count;
		}
	}

}
