package io.neffos.spring.test;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.Emission;
import io.neffos.spring.connection.JoinedRoom;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.Room;
import io.neffos.spring.engine.wire.MessageCodec;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A namespace of a mock connection, with the rooms that the client is in.
 */
final class MockNamespace implements NamespaceConnection {

	private final MockNeffosConnection connection;

	private final MockClient client;

	private final String namespace;

	private final Map<String, JoinedRoom> rooms = new LinkedHashMap<>();

	MockNamespace(MockNeffosConnection connection, MockClient client, String namespace) {
		this.connection = connection;
		this.client = client;
		this.namespace = namespace;
	}

	@Override
	public MockNeffosConnection connection() {
		return this.connection;
	}

	@Override
	public String namespace() {
		return this.namespace;
	}

	@Override
	public boolean isConnected() {
		return this.connection.namespace(this.namespace) == this;
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
		return ask(event, body).flatMap((answer) -> Mono.justOrEmpty(this.<T>read(answer, type)));
	}

	@Override
	public <T> Mono<T> ask(String event, Object body, Type type, Duration timeout) {
		return ask(event, body, timeout).flatMap((answer) -> Mono.justOrEmpty(this.<T>read(answer, type)));
	}

	@Override
	public Mono<JoinedRoom> join(String room) {
		return Mono.defer(() -> {
			NeffosError refusal = refusal(room);
			if (refusal != null) {
				return Mono.error(new NeffosException(refusal));
			}
			JoinedRoom joined = room(room);
			return (joined != null) ? Mono.just(joined) : this.client.agree(SystemEvent.ROOM_JOIN, this.namespace, room)
				.then(Mono.fromCallable(() -> enterNow(room)));
		});
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
		return Mono.defer(() -> {
			this.connection.state().requireOpen();
			return (!isConnected()) ? Mono.error(new NeffosException(NeffosError.BAD_NAMESPACE))
					: this.client.agree(SystemEvent.NAMESPACE_DISCONNECT, this.namespace, "")
						.then(Mono.fromRunnable(() -> this.connection.state().leave(this)));
		});
	}

	@Override
	public Room toRoom(String room) {
		if (room.isEmpty()) {
			throw new IllegalArgumentException("A room's name must not be empty");
		}
		return new MockRoom(this, room);
	}

	@Override
	public Emission<BroadcastResult> broadcast(String event, Object body) {
		return broadcast(message("", event, body));
	}

	@Override
	public Emission<BroadcastResult> broadcast(NeffosMessage... messages) {
		return this.connection.sender().broadcast(inThisNamespace(messages));
	}

	@Override
	public Emission<BroadcastResult> broadcastOthers(String event, Object body) {
		return broadcastOthers(message("", event, body));
	}

	@Override
	public Emission<BroadcastResult> broadcastOthers(NeffosMessage... messages) {
		return this.connection.sender().broadcastOthers(inThisNamespace(messages));
	}

	Mono<Void> leave(String room) {
		return Mono.defer(() -> {
			this.connection.state().requireOpen();
			return (room(room) == null) ? Mono.error(new NeffosException(NeffosError.BAD_ROOM))
					: this.client.agree(SystemEvent.ROOM_LEAVE, this.namespace, room)
						.then(Mono.fromRunnable(() -> remove(room)));
		});
	}

	NeffosMessage message(String room, String event, Object body) {
		return this.client.message(this.namespace, room, event, body);
	}

	/**
	 * Brings the client into a room without asking it.
	 */
	JoinedRoom enter(String room) {
		synchronized (this.rooms) {
			return this.rooms.computeIfAbsent(room, (name) -> new MockRoom(this, name));
		}
	}

	/**
	 * Take the client out of all rooms without asking it.
	 */
	void clear() {
		synchronized (this.rooms) {
			this.rooms.clear();
		}
	}

	private JoinedRoom enterNow(String room) {
		this.connection.state().requireOpen();
		if (!isConnected()) {
			throw new NeffosException(NeffosError.BAD_NAMESPACE);
		}
		return enter(room);
	}

	private void remove(String room) {
		synchronized (this.rooms) {
			this.rooms.remove(room);
		}
	}

	private @Nullable NeffosError refusal(String room) {
		this.connection.state().requireOpen();
		if (!isConnected()) {
			return NeffosError.BAD_NAMESPACE;
		}
		if (room.isEmpty()) {
			return NeffosError.BAD_ROOM;
		}
		return (room.chars().noneMatch(Character::isISOControl) && MessageCodec.isEncodable(room)) ? null
				: NeffosError.INVALID_PAYLOAD;
	}

	@SuppressWarnings("unchecked")
	private <T> @Nullable T read(NeffosMessage answer, Type type) {
		return (T) this.client.converter().read(answer, type);
	}

	private List<NeffosMessage> inThisNamespace(NeffosMessage... messages) {
		return Arrays.stream(messages).map(this::inThisNamespace).toList();
	}

	private NeffosMessage inThisNamespace(NeffosMessage message) {
		return (message.namespace().isEmpty() && !message.isNative())
				? message.toBuilder().namespace(this.namespace).build() : message;
	}

	@Override
	public String toString() {
		return "MockNamespace[" + this.connection.id() + ", " + this.namespace + "]";
	}

}
