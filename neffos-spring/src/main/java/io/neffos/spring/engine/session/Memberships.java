package io.neffos.spring.engine.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.neffos.spring.engine.support.ServerCounters;
import io.neffos.spring.limits.Limit;
import io.neffos.spring.limits.MembershipLimits;
import io.neffos.spring.message.NeffosException;
import org.jspecify.annotations.Nullable;

/**
 * The namespaces that a client is in, and those it is about to enter. The former are read
 * on any thread; everything changes on the connection's loop.
 */
final class Memberships {

	private final ClientConnection connection;

	private final ConnectionRegistry registry;

	private final MembershipLimits limits;

	private final ServerCounters counters;

	private final Map<String, NamespaceMembership> connected = new LinkedHashMap<>(4);

	/** {@code null} while there are none. */
	private @Nullable Map<String, NamespaceMembership> entering;

	Memberships(ClientConnection connection, ConnectionServices services) {
		this.connection = connection;
		this.registry = services.registry();
		this.limits = services.limits().memberships();
		this.counters = services.counters();
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
	 * Returns the membership of a namespace that the client is about to enter, at the
	 * request of either side, until it has {@linkplain #arrived arrived} or failed to.
	 * @param creation creates the membership, unless there is one
	 * @throws NeffosException if the client is in as many namespaces as it may be
	 */
	NamespaceMembership entering(String namespace, Function<String, NamespaceMembership> creation) {
		NamespaceMembership begun = (this.entering != null) ? this.entering.get(namespace) : null;
		if (begun != null) {
			return begun;
		}
		if (count() >= this.limits.namespaces()) {
			this.counters.exceeded(Limit.NAMESPACES);
			throw Limit.NAMESPACES.exceeded();
		}
		NamespaceMembership member = creation.apply(namespace);
		if (this.entering == null) {
			this.entering = new LinkedHashMap<>(2);
		}
		this.entering.put(namespace, member);
		return member;
	}

	/**
	 * Notes that the client isn't about to enter a namespace any more.
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
	 * Adds a namespace that the client has entered.
	 * @return {@code false} if the client is in it already
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
	 * Removes a namespace that the client has left, after the namespace's rooms.
	 * @return {@code false} if the client isn't in it any more
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
	 * Counts the namespaces that the client is in or about to enter.
	 */
	private int count() {
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
