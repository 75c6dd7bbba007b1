package io.neffos.spring.server;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.neffos.spring.connection.Answer;
import io.neffos.spring.connection.Broadcast;
import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.Exclude;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.engine.session.Broadcaster;
import io.neffos.spring.message.BodyConverter;
import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * The recipients of a broadcast, in one namespace. Immutable: each method returns another
 * specification.
 *
 * @since 0.1.0
 */
public final class BroadcastSpec {

	private final Broadcaster broadcaster;

	private final BodyConverter converter;

	private final Target target;

	BroadcastSpec(Broadcaster broadcaster, BodyConverter converter, String namespace) {
		this(broadcaster, converter, new Target(namespace, List.of(), null, null, Exclude.nobody()));
	}

	private BroadcastSpec(Broadcaster broadcaster, BodyConverter converter, Target target) {
		this.broadcaster = broadcaster;
		this.converter = converter;
		this.target = target;
	}

	/**
	 * Restricts the broadcast to a room. With several rooms it reaches the members of
	 * each; a member of several gets the message once, in the first of them.
	 * @param room its name
	 * @return the broadcast to that room, too
	 * @throws IllegalArgumentException if the name is empty: the namespace as a whole is
	 * meant only where no room is named
	 */
	public BroadcastSpec room(String room) {
		Assert.hasLength(room, "A room's name must not be empty");
		List<String> rooms = Stream.concat(this.target.rooms.stream(), Stream.of(room)).distinct().toList();
		return with(new Target(this.target.namespace, rooms, this.target.id, this.target.user, this.target.exclude));
	}

	/**
	 * Restricts the broadcast to the connections of an id.
	 * @param id the id
	 * @return the broadcast to these connections
	 */
	public BroadcastSpec connection(String id) {
		return with(new Target(this.target.namespace, this.target.rooms, id, this.target.user, this.target.exclude));
	}

	/**
	 * Restricts the broadcast to the connections of a user.
	 * @param name the name of the handshake's principal
	 * @return the broadcast to these connections
	 */
	public BroadcastSpec user(String name) {
		return with(new Target(this.target.namespace, this.target.rooms, this.target.id, name, this.target.exclude));
	}

	/**
	 * Leaves out exactly one connection.
	 * @param connection the connection
	 * @return the broadcast without it
	 */
	public BroadcastSpec except(NeffosConnection connection) {
		return except(Exclude.connection(connection));
	}

	/**
	 * Leaves out the connections of an id.
	 * @param id the id
	 * @return the broadcast without them
	 */
	public BroadcastSpec except(String id) {
		return except(Exclude.connection(id));
	}

	/**
	 * Leaves out the connections of a user.
	 * @param name the name of the handshake's principal
	 * @return the broadcast without them
	 */
	public BroadcastSpec exceptUser(String name) {
		return except(Exclude.user(name));
	}

	/**
	 * Leaves out the connections that match.
	 * @param predicate as {@link Exclude#matching} takes it
	 * @return the broadcast without them
	 */
	public BroadcastSpec except(Predicate<NeffosConnection> predicate) {
		return except(Exclude.matching(predicate));
	}

	/**
	 * Broadcasts an event. It has begun when the method returns.
	 * @param event the event's name
	 * @param body a text, bytes, a message (whose body is taken), or an object that the
	 * server's converter can write
	 * @return what became of it, for who wants to know; fails with {@code limit exceeded}
	 * if too much waits already to be written, and then nobody gets anything
	 * @throws IllegalArgumentException if the event is reserved for system events
	 */
	public Mono<BroadcastResult> emit(String event, Object body) {
		return this.broadcaster.broadcast(broadcast(event, body));
	}

	/**
	 * Asks everyone that the broadcast would reach, on subscription. Each is asked under
	 * a token of its own, so nobody can answer for another.
	 * @param event the event's name
	 * @param body as {@link #emit} takes it
	 * @param timeout how long to wait for each answer, positive
	 * @return one answer for each connection, as they come; completes when all have
	 * answered, failed or timed out, at once if there is nobody
	 * @throws IllegalArgumentException if the event is reserved for system events
	 */
	public Flux<Answer> askAll(String event, Object body, Duration timeout) {
		return this.broadcaster.ask(broadcast(event, body), timeout);
	}

	private Broadcast broadcast(String event, Object body) {
		NeffosMessage message = this.converter
			.write(body, NeffosMessage.builder().namespace(this.target.namespace).event(event).to(this.target.id))
			.build();
		List<String> rooms = this.target.rooms;
		List<NeffosMessage> messages = (rooms.isEmpty()) ? List.of(message)
				: rooms.stream().map((room) -> message.toBuilder().room(room).build()).toList();
		return new Broadcast(messages, this.target.user, this.target.exclude, messages.size() > 1);
	}

	private BroadcastSpec except(Exclude more) {
		return with(new Target(this.target.namespace, this.target.rooms, this.target.id, this.target.user,
				this.target.exclude.and(more)));
	}

	private BroadcastSpec with(Target changed) {
		return new BroadcastSpec(this.broadcaster, this.converter, changed);
	}

	private record Target(String namespace, List<String> rooms, @Nullable String id, @Nullable String user,
			Exclude exclude) {

	}

}
