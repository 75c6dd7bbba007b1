package io.neffos.spring.engine.broadcast;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.connection.RoomSize;
import io.neffos.spring.engine.session.ClientConnection;
import io.neffos.spring.engine.session.ConnectionRegistry;
import io.neffos.spring.engine.session.RoomRegistration;
import io.neffos.spring.engine.transport.ConnectionLoop;
import org.jspecify.annotations.Nullable;

/**
 * Finds connections by id, namespace and room. Connections come and go on their loops;
 * everybody may look.
 *
 * @since 0.1.0
 */
public final class ConnectionIndex implements ConnectionRegistry {

	private static final String WHOLE_NAMESPACE = "";

	private final LoopOutboxes outboxes;

	private final Set<ClientConnection> pending = ConcurrentHashMap.newKeySet();

	private final Set<ClientConnection> open = ConcurrentHashMap.newKeySet();

	private final Map<String, Set<ClientConnection>> byId = new ConcurrentHashMap<>();

	private final Map<String, Set<ClientConnection>> byUser = new ConcurrentHashMap<>();

	/** By namespace, then room; a namespace as a whole is its room without a name. */
	private final Map<String, Map<String, RoomChannel>> rooms = new ConcurrentHashMap<>();

	/**
	 * Creates an empty index.
	 * @param outboxes the ways out of the connections
	 */
	public ConnectionIndex(LoopOutboxes outboxes) {
		this.outboxes = outboxes;
	}

	@Override
	public void started(ClientConnection connection) {
		this.pending.add(connection);
	}

	@Override
	public void opened(ClientConnection connection) {
		this.pending.remove(connection);
		this.open.add(connection);
		add(this.byId, connection.id(), connection);
		String user = connection.user();
		if (user != null) {
			add(this.byUser, user, connection);
		}
	}

	@Override
	public RoomRegistration join(ClientConnection connection, String namespace, String room) {
		Map<String, RoomChannel> siblings = this.rooms.computeIfAbsent(namespace, (name) -> new ConcurrentHashMap<>());
		Member[] joined = new Member[1];
		// a room is made and disposed inside the map's own operation, so a join never
		// meets a dead one
		siblings.compute(room, (name, channel) -> {
			RoomChannel live = (channel != null) ? channel : new RoomChannel(siblings, name);
			joined[0] = live.join(connection, connection.transport(), this.outboxes.of(connection.transport().loop()));
			return live;
		});
		return joined[0];
	}

	@Override
	public boolean reaches(ClientConnection connection, ConnectionLoop loop) {
		LoopOutbox outbox = this.outboxes.of(loop);
		for (NamespaceConnection member : connection.namespaces()) {
			RoomChannel everyone = channel(member.namespace(), WHOLE_NAMESPACE);
			if (everyone != null && everyone.isOn(outbox)) {
				return true;
			}
		}
		return false;
	}

	@Override
	public void closed(ClientConnection connection) {
		this.pending.remove(connection);
		if (!this.open.remove(connection)) {
			return;
		}
		remove(this.byId, connection.id(), connection);
		String user = connection.user();
		if (user != null) {
			remove(this.byUser, user, connection);
		}
	}

	/**
	 * Returns the open connections.
	 * @return a snapshot
	 */
	public List<NeffosConnection> connections() {
		return List.copyOf(this.open);
	}

	/**
	 * Returns the open connections one after another, without a copy of them.
	 * @return them as they are found, in no particular order
	 */
	public Stream<NeffosConnection> stream() {
		return this.open.stream().map(NeffosConnection.class::cast);
	}

	/**
	 * Returns how many connections are in their handshake.
	 * @return the number
	 */
	public int pending() {
		return this.pending.size();
	}

	/**
	 * Returns how many connections are open.
	 * @return the number
	 */
	public int size() {
		return this.open.size();
	}

	/**
	 * Returns the connections of an id.
	 * @param id the id
	 * @return a snapshot, empty if there are none
	 */
	public List<NeffosConnection> ofId(String id) {
		return List.copyOf(withId(id));
	}

	/**
	 * Returns the connections of a user.
	 * @param name the name of the handshake's principal
	 * @return a snapshot, empty if there are none
	 */
	public List<NeffosConnection> ofUser(String name) {
		return List.copyOf(withUser(name));
	}

	@Override
	public Set<NeffosConnection> members(String namespace, String room) {
		RoomChannel channel = channel(namespace, room);
		return (channel != null) ? channel.members() : Set.of();
	}

	/**
	 * Returns the connections in a room, or in a namespace, one after another, without a
	 * copy of them.
	 * @param namespace the namespace
	 * @param room the room, empty for the namespace as a whole
	 * @return them as they are found, in no particular order
	 */
	public Stream<NeffosConnection> stream(String namespace, String room) {
		RoomChannel channel = channel(namespace, room);
		return (channel != null) ? channel.stream() : Stream.empty();
	}

	/**
	 * Returns the rooms of a namespace that have members.
	 * @param namespace the namespace
	 * @return a snapshot of their names
	 */
	public Set<String> rooms(String namespace) {
		return roomSizes(namespace).map(RoomSize::name).collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Returns the rooms of a namespace that have members, one after another.
	 * @param namespace the namespace
	 * @return them as they are found, in no particular order
	 */
	public Stream<RoomSize> roomSizes(String namespace) {
		return this.rooms.getOrDefault(namespace, Map.of())
			.entrySet()
			.stream()
			.filter((room) -> !room.getKey().isEmpty())
			.map((room) -> new RoomSize(room.getKey(), room.getValue().size()))
			// the last one leaves before the room is gone
			.filter((room) -> room.members() > 0);
	}

	/**
	 * Returns how many rooms a namespace has.
	 * @param namespace the namespace
	 * @return the number
	 */
	public int roomCount(String namespace) {
		Map<String, RoomChannel> channels = this.rooms.getOrDefault(namespace, Map.of());
		return channels.size() - ((channels.containsKey(WHOLE_NAMESPACE)) ? 1 : 0);
	}

	/**
	 * Returns how many connections are in a room, or in a namespace.
	 * @param namespace the namespace
	 * @param room the room, empty for the namespace as a whole
	 * @return the number
	 */
	public int count(String namespace, String room) {
		RoomChannel channel = channel(namespace, room);
		return (channel != null) ? channel.size() : 0;
	}

	Set<ClientConnection> withId(String id) {
		return this.byId.getOrDefault(id, Set.of());
	}

	Set<ClientConnection> withUser(String name) {
		return this.byUser.getOrDefault(name, Set.of());
	}

	@Nullable RoomChannel channel(String namespace, String room) {
		return this.rooms.getOrDefault(namespace, Map.of()).get(room);
	}

	private static void add(Map<String, Set<ClientConnection>> index, String key, ClientConnection connection) {
		index.compute(key, (name, same) -> {
			Set<ClientConnection> connections = (same != null) ? same : ConcurrentHashMap.newKeySet(1);
			connections.add(connection);
			return connections;
		});
	}

	private static void remove(Map<String, Set<ClientConnection>> index, String key, ClientConnection connection) {
		index.computeIfPresent(key, (name, same) -> {
			same.remove(connection);
			return (same.isEmpty()) ? null : same;
		});
	}

}
