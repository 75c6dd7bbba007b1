package io.neffos.spring.connection;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;

import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One client in one namespace. Safe for use by several threads; no method blocks.
 * <p>
 * A body may be a text, bytes, another message (whose body is taken), or an object that
 * the server's converter can write.
 *
 * @since 0.1.0
 */
public interface NamespaceConnection {

	/**
	 * Returns the client's connection.
	 * @return the connection
	 */
	NeffosConnection connection();

	/**
	 * Returns the connection's id.
	 * @return the id, never empty
	 */
	default String id() {
		return connection().id();
	}

	/**
	 * Returns the namespace's name.
	 * @return the name, may be empty
	 */
	String namespace();

	/**
	 * Return whether the client is in the namespace.
	 * @return {@code false} in the callback that decides about it, and after it has left
	 */
	boolean isConnected();

	/**
	 * Sends an event to this client only. It is queued when the method returns.
	 * @param event the event's name
	 * @param body the body
	 * @return the emission, whose result completes when queued; fails with
	 * {@code bad namespace}, {@code write closed}, or {@code limit exceeded} if too much
	 * waits already for the server's event loops
	 */
	Emission<Void> emit(String event, Object body);

	/**
	 * Sends a message to this client only. It is queued when the method returns.
	 * @param message the message, in a room that the client is in where it has one; a
	 * message without a namespace gets this one
	 * @return as {@link #emit(String, Object)}; fails with {@code bad room}, too
	 */
	Emission<Void> emit(NeffosMessage message);

	/**
	 * Asks this client, on subscription, and waits no longer than the server's ask
	 * timeout.
	 * @param event the event's name
	 * @param body the body
	 * @return the answer; fails with the client's error text, {@code ask timeout},
	 * {@code write closed} or {@code bad namespace}
	 */
	@CheckReturnValue
	Mono<NeffosMessage> ask(String event, Object body);

	/**
	 * Asks this client, on subscription.
	 * @param event the event's name
	 * @param body the body
	 * @param timeout how long to wait for the answer, positive
	 * @return as {@link #ask(String, Object)}
	 */
	@CheckReturnValue
	Mono<NeffosMessage> ask(String event, Object body, Duration timeout);

	/**
	 * Asks this client, on subscription, and reads the answer with the server's
	 * converter. Waits no longer than the server's ask timeout.
	 * @param <T> the type of the answer
	 * @param event the event's name
	 * @param body the body
	 * @param type the type of the answer, as the converter reads it
	 * @return the answer, empty if its body is; fails as {@link #ask(String, Object)}
	 * does, or with an {@code IllegalArgumentException} if the answer can't be read
	 */
	@CheckReturnValue
	default <T> Mono<T> ask(String event, Object body, Class<T> type) {
		return ask(event, body, (Type) type);
	}

	/**
	 * Asks this client as {@link #ask(String, Object, Class)}.
	 * @param <T> the type of the answer
	 * @param event the event's name
	 * @param body the body
	 * @param type the type of the answer, as the converter reads it
	 * @param timeout how long to wait for the answer, positive
	 * @return as {@link #ask(String, Object, Class)}
	 */
	@CheckReturnValue
	default <T> Mono<T> ask(String event, Object body, Class<T> type, Duration timeout) {
		return ask(event, body, (Type) type, timeout);
	}

	/**
	 * Asks this client as {@link #ask(String, Object, Class)}, for an answer of a generic
	 * type.
	 * @param <T> the type of the answer, which must be the given one
	 * @param event the event's name
	 * @param body the body
	 * @param type the type of the answer, such as Spring's
	 * {@code ParameterizedTypeReference.getType()}
	 * @return as {@link #ask(String, Object, Class)}
	 */
	@CheckReturnValue
	<T> Mono<T> ask(String event, Object body, Type type);

	/**
	 * Asks this client as {@link #ask(String, Object, Class, Duration)}, for an answer of
	 * a generic type.
	 * @param <T> the type of the answer, which must be the given one
	 * @param event the event's name
	 * @param body the body
	 * @param type the type of the answer, such as Spring's
	 * {@code ParameterizedTypeReference.getType()}
	 * @param timeout how long to wait for the answer, positive
	 * @return as {@link #ask(String, Object, Class)}
	 */
	@CheckReturnValue
	<T> Mono<T> ask(String event, Object body, Type type, Duration timeout);

	/**
	 * Brings the client into a room. On subscription the server's own callback is asked,
	 * then the client.
	 * @param room the room's name
	 * @return the room, at once if the client is in it; fails with the text of the side
	 * that refused
	 */
	@CheckReturnValue
	Mono<JoinedRoom> join(String room);

	/**
	 * Finds a room that the client is in.
	 * @param room the room's name
	 * @return the room, or {@code null} if the client isn't in it
	 */
	@Nullable JoinedRoom room(String room);

	/**
	 * Returns the rooms that the client is in.
	 * @return a snapshot, in the order in which they were joined
	 */
	List<JoinedRoom> rooms();

	/**
	 * Takes the client out of all its rooms, one after another, on subscription.
	 * @return completes when done; fails with the first refusal
	 */
	@CheckReturnValue
	Mono<Void> leaveAll();

	/**
	 * Disconnects the client from the namespace. On subscription the server's own
	 * callback is asked, then the client.
	 * @return completes when done; fails with the text of the side that refused, or
	 * {@code bad namespace} if it isn't connected
	 */
	@CheckReturnValue
	Mono<Void> disconnect();

	/**
	 * Returns a room of this namespace to broadcast to, whether the client is in it or
	 * not.
	 * @param room the room's name
	 * @return the room
	 * @throws IllegalArgumentException if the name is empty
	 */
	Room toRoom(String room);

	/**
	 * Broadcasts an event to this namespace. The broadcast has begun when the method
	 * returns.
	 * @param event the event's name
	 * @param body the body
	 * @return the emission, whose result is the outcome; fails with
	 * {@code limit exceeded} if too much waits already to be written, and then no
	 * connection gets anything
	 * @throws IllegalArgumentException if the event is reserved for system events
	 */
	Emission<BroadcastResult> broadcast(String event, Object body);

	/**
	 * Broadcasts messages to this namespace, each to its room where it has one. A message
	 * without a namespace gets this one. The broadcast has begun when the method returns.
	 * @param messages the messages
	 * @return as {@link #broadcast(String, Object)}
	 * @throws IllegalArgumentException if a message's namespace isn't declared, or an
	 * event is reserved for system events
	 */
	Emission<BroadcastResult> broadcast(NeffosMessage... messages);

	/**
	 * Broadcasts an event as {@link #broadcast(String, Object)}, to all but this client.
	 * @param event the event's name
	 * @param body the body
	 * @return as {@link #broadcast(String, Object)}
	 * @throws IllegalArgumentException if the event is reserved for system events
	 */
	Emission<BroadcastResult> broadcastOthers(String event, Object body);

	/**
	 * Broadcasts messages as {@link #broadcast(NeffosMessage...)}, to all but this
	 * client.
	 * @param messages the messages
	 * @return as {@link #broadcast(String, Object)}
	 * @throws IllegalArgumentException if a message's namespace isn't declared, or an
	 * event is reserved for system events
	 */
	Emission<BroadcastResult> broadcastOthers(NeffosMessage... messages);

}
