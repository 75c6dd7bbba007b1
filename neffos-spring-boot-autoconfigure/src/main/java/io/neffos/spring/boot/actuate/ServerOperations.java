package io.neffos.spring.boot.actuate;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import io.neffos.spring.boot.actuate.DrainDescriptor.ServerProgress;
import io.neffos.spring.connection.JoinedRoom;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.engine.text.LogText;
import io.neffos.spring.limits.DrainSettings;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The write operations of the Actuator endpoint, each of which is logged.
 */
final class ServerOperations {

	private static final Log logger = LogFactory.getLog(ServerOperations.class);

	private final DrainSettings drain;

	ServerOperations(DrainSettings drain) {
		this.drain = drain;
	}

	/**
	 * Start to drain servers.
	 * @return the progress of each server
	 */
	DrainDescriptor drain(List<NamedServer> servers) {
		servers.forEach((named) -> {
			logger.info("Draining " + named.name() + ", which has " + named.server().inspection().counts());
			named.server()
				.drain(this.drain)
				.subscribe(null, (ex) -> logger.error("Draining " + named.name() + " failed", ex),
						() -> logger.info("Drained " + named.name()));
		});
		return new DrainDescriptor(servers.stream().map(ServerProgress::of).toList());
	}

	/**
	 * Accept connections again after a drain.
	 * @return the progress of each server
	 */
	DrainDescriptor resume(List<NamedServer> servers) {
		servers.forEach((named) -> {
			named.server().resume();
			logger.info("Resumed " + named.name());
		});
		return new DrainDescriptor(servers.stream().map(ServerProgress::of).toList());
	}

	/**
	 * Broadcast a message.
	 * @return the outcome, or empty if the queues of the event loops are full
	 * @throws IllegalArgumentException if the namespace isn't declared or the event is
	 * reserved for system events
	 */
	Mono<BroadcastDescriptor> broadcast(NamedServer named, NeffosMessage message) {
		return named.server()
			.broadcast(message)
			.result()
			.map((result) -> BroadcastDescriptor.of(named, result))
			.doOnNext((result) -> logger.info("Broadcast event " + LogText.quote(message.event()) + " to "
					+ place(message.namespace(), message.room()) + ": " + result))
			.onErrorResume(NeffosException.class,
					(ex) -> (ex.error() == NeffosError.LIMIT_EXCEEDED) ? Mono.empty() : Mono.error(ex));
	}

	/**
	 * Remove connections from a room, or from a namespace if the room's name is empty.
	 */
	Mono<DepartureDescriptor> remove(NamedServer named, String namespace, String room,
			Collection<NeffosConnection> connections) {
		return settle(named, connections, (connection) -> leave(connection.namespace(namespace), room))
			.doOnNext((result) -> logger.info("Removed from " + place(namespace, room) + ": " + result));
	}

	/**
	 * End connections.
	 */
	Mono<DepartureDescriptor> close(NamedServer named, String id, Collection<NeffosConnection> connections,
			CloseReason reason) {
		return settle(named, connections,
				(connection) -> Mono.fromRunnable(() -> connection.close(reason)).thenReturn(true))
			.doOnNext((result) -> logger
				.info("Closed connections of id " + LogText.quote(id) + " with code " + reason.code() + ": " + result));
	}

	private static Mono<DepartureDescriptor> settle(NamedServer named, Collection<NeffosConnection> connections,
			Function<NeffosConnection, Mono<Boolean>> operation) {
		// all at once: one that doesn't answer holds up none of the others
		return Flux.fromIterable(connections)
			.flatMap((connection) -> operation.apply(connection).onErrorReturn(false), Integer.MAX_VALUE)
			.filter(Boolean::booleanValue)
			.count()
			.map((done) -> new DepartureDescriptor(named.name(), connections.size(), done.intValue(),
					connections.size() - done.intValue()));
	}

	private static Mono<Boolean> leave(@Nullable NamespaceConnection member, String room) {
		if (member == null) {
			return Mono.just(false);
		}
		if (room.isEmpty()) {
			return member.disconnect().thenReturn(true);
		}
		JoinedRoom joined = member.room(room);
		return (joined != null) ? joined.leave().thenReturn(true) : Mono.just(false);
	}

	private static String place(String namespace, String room) {
		String quoted = "namespace " + LogText.quote(namespace);
		return (room.isEmpty()) ? quoted : "room " + LogText.quote(room) + " of " + quoted;
	}

}
