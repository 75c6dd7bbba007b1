package io.neffos.spring.server;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.function.Predicate;

import io.neffos.spring.connection.Answer;
import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.CheckReturnValue;
import io.neffos.spring.connection.Emission;
import io.neffos.spring.connection.Exclude;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.NeffosMessage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The recipients of a broadcast, in one namespace. Immutable: each method returns another
 * specification. Methods that are added in later versions are default methods.
 *
 * @since 0.1.0
 */
public interface BroadcastSpec {

	/**
	 * Restrict the broadcast to the members of a room. Call the method again for further
	 * rooms; a member of several gets the message once, in the first of them.
	 * @param room the room's name
	 * @return the broadcast to that room, too
	 * @throws IllegalArgumentException if the name is empty; without a room, the
	 * broadcast reaches the whole namespace
	 */
	BroadcastSpec room(String room);

	/**
	 * Restrict the broadcast to the connections of an id.
	 * @param id the id
	 * @return the broadcast to these connections
	 */
	BroadcastSpec connection(String id);

	/**
	 * Restrict the broadcast to the connections of a user.
	 * @param name the name of the handshake's principal
	 * @return the broadcast to these connections
	 */
	BroadcastSpec user(String name);

	/**
	 * Exclude connections.
	 * @param exclude the connections to exclude
	 * @return the broadcast without them
	 */
	BroadcastSpec except(Exclude exclude);

	/**
	 * Exclude exactly one connection.
	 * @param connection the connection
	 * @return the broadcast without it
	 */
	default BroadcastSpec except(NeffosConnection connection) {
		return except(Exclude.connection(connection));
	}

	/**
	 * Exclude the connections of an id.
	 * @param id the id
	 * @return the broadcast without them
	 */
	default BroadcastSpec except(String id) {
		return except(Exclude.connection(id));
	}

	/**
	 * Exclude the connections of a user.
	 * @param name the name of the handshake's principal
	 * @return the broadcast without them
	 */
	default BroadcastSpec exceptUser(String name) {
		return except(Exclude.user(name));
	}

	/**
	 * Exclude the connections that match a predicate.
	 * @param predicate as for {@link Exclude#matching}
	 * @return the broadcast without them
	 */
	default BroadcastSpec except(Predicate<NeffosConnection> predicate) {
		return except(Exclude.matching(predicate));
	}

	/**
	 * Broadcast an event. The broadcast has begun when the method returns.
	 * @param event the event's name
	 * @param body a text, bytes, a message (whose body is taken), or an object that the
	 * server's converter can write
	 * @return the emission, whose result is the outcome; fails with
	 * {@code limit exceeded} if the queues of the event loops are full, and then no
	 * connection gets a message
	 * @throws IllegalArgumentException if the event is reserved for system events
	 */
	Emission<BroadcastResult> broadcast(String event, Object body);

	/**
	 * Broadcast messages, in order. The broadcast has begun when the method returns.
	 * @param messages the messages; their namespaces are replaced by this one, and their
	 * rooms by the rooms of this broadcast, if any. With several rooms, each recipient
	 * gets each message once.
	 * @return as {@link #broadcast(String, Object)}
	 * @throws IllegalArgumentException if an event is reserved for system events, or a
	 * message is a native one
	 */
	Emission<BroadcastResult> broadcast(NeffosMessage... messages);

	/**
	 * Ask all connections that the broadcast would reach, on subscription, for one
	 * answer.
	 * @param event the event's name
	 * @param body as for {@link #broadcast(String, Object)}
	 * @param timeout how long to wait, positive
	 * @return the first answer; fails with a client's error text if no other client
	 * answers, with {@code ask timeout}, or with {@code write closed} if there is no
	 * connection
	 * @throws IllegalArgumentException if the event is reserved for system events
	 */
	@CheckReturnValue
	Mono<NeffosMessage> ask(String event, Object body, Duration timeout);

	/**
	 * Ask all connections that the broadcast would reach, on subscription, for one answer
	 * that is read as an object.
	 * @param <T> the type to read
	 * @param event the event's name
	 * @param body as for {@link #broadcast(String, Object)}
	 * @param type the type to read, as the server's converter knows it
	 * @param timeout how long to wait, positive
	 * @return the object, or empty if the answer has no body; fails as
	 * {@link #ask(String, Object, Duration)}, with {@code invalid payload} if the answer
	 * can't be read as the type, or with an {@code IllegalArgumentException} if the
	 * converter can't read the type at all
	 * @throws IllegalArgumentException if the event is reserved for system events
	 */
	@CheckReturnValue
	default <T> Mono<T> ask(String event, Object body, Class<T> type, Duration timeout) {
		return ask(event, body, (Type) type, timeout);
	}

	/**
	 * Ask all connections that the broadcast would reach, on subscription, for one answer
	 * that is read as an object of a generic type.
	 * @param <T> the type to read, which must be the given one
	 * @param event the event's name
	 * @param body as for {@link #broadcast(String, Object)}
	 * @param type the type to read, such as Spring's
	 * {@code ParameterizedTypeReference.getType()}
	 * @param timeout how long to wait, positive
	 * @return as {@link #ask(String, Object, Class, Duration)}
	 * @throws IllegalArgumentException if the event is reserved for system events
	 */
	@CheckReturnValue
	<T> Mono<T> ask(String event, Object body, Type type, Duration timeout);

	/**
	 * Ask all connections that the broadcast would reach, on subscription. Each ask has a
	 * token of its own, so that no client can answer for another.
	 * @param event the event's name
	 * @param body as for {@link #broadcast(String, Object)}
	 * @param timeout how long to wait for each answer, positive
	 * @return one answer for each connection, in the order of arrival; completes when all
	 * have answered, failed or timed out, immediately if there is no connection
	 * @throws IllegalArgumentException if the event is reserved for system events
	 */
	@CheckReturnValue
	Flux<Answer> askAll(String event, Object body, Duration timeout);

}
