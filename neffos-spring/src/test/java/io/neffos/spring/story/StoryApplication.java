package io.neffos.spring.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.limits.ConnectionLimits;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import io.neffos.spring.server.ConnectionInterceptor;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NamespaceBuilder;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.server.NeffosServerBuilder;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The application of a story: what each of its callbacks does is a matter of chance.
 */
final class StoryApplication implements ConnectionInterceptor {

	static final List<String> NAMESPACES = List.of("a", "b");

	static final List<String> ROOMS = List.of("x", "y");

	private static final List<SystemEvent> LIFECYCLE = List.of(SystemEvent.NAMESPACE_CONNECT,
			SystemEvent.NAMESPACE_CONNECTED, SystemEvent.NAMESPACE_DISCONNECT, SystemEvent.ROOM_JOIN,
			SystemEvent.ROOM_JOINED, SystemEvent.ROOM_LEAVE, SystemEvent.ROOM_LEFT);

	private final Random random;

	private final ServerOperations operations;

	private final List<Sinks.Empty<Void>> late = new ArrayList<>();

	private final Map<NeffosConnection, CallbackRecord> records = new HashMap<>();

	private boolean calm;

	StoryApplication(Random random, ServerOperations operations) {
		this.random = random;
		this.operations = operations;
	}

	ManagedNeffosServer server() {
		NeffosServerBuilder builder = NeffosServer.builder()
			.interceptor(this)
			.limits(ConnectionLimits.DEFAULTS.withHeartbeat(null));
		NAMESPACES.forEach((name) -> builder.namespace(name, this::declare));
		return builder.build();
	}

	/**
	 * Lets all callbacks from now on end at once, and without an error.
	 */
	void calm() {
		this.calm = true;
	}

	/**
	 * Lets a callback that is late end, successfully or not.
	 * @return {@code false} if there is none
	 */
	boolean endOne(boolean successfully) {
		if (this.late.isEmpty()) {
			return false;
		}
		Sinks.Empty<Void> ending = this.late.remove(this.random.nextInt(this.late.size()));
		if (successfully) {
			ending.tryEmitEmpty();
		}
		else {
			ending.tryEmitError(new NeffosException("refused late"));
		}
		return true;
	}

	CallbackRecord of(NeffosConnection connection) {
		return this.records.computeIfAbsent(connection, (key) -> new CallbackRecord());
	}

	@Override
	public Mono<Void> onConnect(NeffosConnection connection) {
		CallbackRecord record = of(connection);
		return record.running("onConnect", outcome(connection, null)).doOnSuccess((none) -> record.agreed());
	}

	@Override
	public Mono<Void> onConnected(NeffosConnection connection) {
		return of(connection).running("onConnected", outcome(connection, null));
	}

	@Override
	public Mono<Void> onDisconnected(NeffosConnection connection, CloseReason reason) {
		CallbackRecord record = of(connection);
		record.disconnected();
		return record.running("onDisconnected", outcome(connection, null));
	}

	private void declare(NamespaceBuilder namespace) {
		LIFECYCLE.forEach((event) -> namespace.on(event, (member, message) -> {
			CallbackRecord record = of(member.connection());
			record.lifecycle(event, message);
			return record.running(event + " " + message.namespace() + "/" + message.room(),
					outcome(member.connection(), member));
		}));
		namespace.on("work", this::work);
	}

	private Mono<?> work(NamespaceConnection member, NeffosMessage message) {
		return of(member.connection()).running("work", outcome(member.connection(), member));
	}

	private Mono<Void> outcome(NeffosConnection connection, @Nullable NamespaceConnection member) {
		int chance = (this.calm) ? 99 : this.random.nextInt(100);
		if (chance < 15) {
			Sinks.Empty<Void> ending = Sinks.empty();
			this.late.add(ending);
			return ending.asMono();
		}
		if (chance < 22) {
			return Mono.error(new NeffosException("refused"));
		}
		if (chance < 24) {
			return of(connection).never();
		}
		if (chance < 26) {
			throw new NeffosException("thrown");
		}
		if (chance < 36) {
			return this.operations.inside(this.random, connection, member).then().onErrorComplete();
		}
		return Mono.empty();
	}

}
