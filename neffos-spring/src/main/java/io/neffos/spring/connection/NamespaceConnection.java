package io.neffos.spring.connection;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;

import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A client's connection to a namespace. Safe for use by several threads; no method
 * blocks.
 * <p>
 * A body may be a text, bytes, another message (whose body is taken), or an object that
 * the server's converter can write.
 *
 * @since 0.1.0
 */
public interface NamespaceConnection {

	/**
	 * Return the client's connection.
	 * @return the connection
	 */
	NeffosConnection connection();

	/**
	 * Return the connection's id.
	 * @return the id, never empty
	 */
	default String id() {
		return connection().id();
	}

	/**
	 * Return the namespace's name.
	 * @return the name, may be empty
	 */
	String namespace();

	/**
	 * Return whether the client is in the namespace.
	 * @return {@code false} while the lifecycle handler of the connect runs, and after a
	 * disconnect
	 */
	boolean isConnected();

	/**
	 * Send an event to this client only. The message is queued when the method returns.
	 * @param event the event's name
	 * @param body the body
	 * @return the emission, whose result completes when queued; fails with
	 * {@code bad namespace}, {@code write closed}, or {@code limit exceeded} if the
	 * queues of the event loops are full
	 */
	Emission<Void> emit(String event, Object body);

	/**
	 * Send a message to this client only. The message is queued when the method returns.
	 * @param message the message; if it has a room, the client must be a member, and
	 * without a namespace it gets this one
	 * @return as {@link #emit(String, Object)}; fails with {@code bad room}, too
	 */
	Emission<Void> emit(NeffosMessage message);

	/**
	 * Ask this client on subscription, with the server's ask timeout.
	 * @param event the event's name
	 * @param body the body
	 * @return the answer; fails with the client's error text, {@code ask timeout},
	 * {@code write closed} or {@code bad namespace}
	 */
	@CheckReturnValue
	Mono<NeffosMessage> ask(String event, Object body);

	/**
	 * Ask this client on subscription.
	 * @param event the event's name
	 * @param body the body
	 * @param timeout how long to wait for the answer, positive
	 * @return as {@link #ask(String, Object)}
	 */
	@CheckReturnValue
	Mono<NeffosMessage> ask(String event, Object body, Duration timeout);

	/**
	 * Ask this client on subscription, with the server's ask timeout, and read the answer
	 * with the server's converter.
	 * @param <T> the type of the answer
	 * @param event the event's name
	 * @param body the body
	 * @param type the type of the answer, as the converter reads it
	 * @return the answer, empty if its body is; fails as {@link #ask(String, Object)}
	 * does, with {@code invalid payload} if the answer can't be read as the type, or with
	 * an {@code IllegalArgumentException} if the converter can't read the type at all
	 */
	@CheckReturnValue
	default <T> Mono<T> ask(String event, Object body, Class<T> type) {
		return ask(event, body, (Type) type);
	}

	/**
	 * Ask this client as {@link #ask(String, Object, Class)}.
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
	 * Ask this client as {@link #ask(String, Object, Class)}, for an answer of a generic
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
	 * Ask this client as {@link #ask(String, Object, Class, Duration)}, for an answer of
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
	 * Join the client to a room. On subscription, the server's lifecycle handler is
	 * called first; then the client is asked.
	 * @param room the room's name
	 * @return the room, immediately if the client is a member; fails with the text of the
	 * side that refused
	 */
	@CheckReturnValue
	Mono<JoinedRoom> join(String room);

	/**
	 * Find a room that the client is in.
	 * @param room the room's name
	 * @return the room, or {@code null} if the client isn't in it
	 */
	@Nullable JoinedRoom room(String room);

	/**
	 * Return the rooms that the client is in.
	 * @return a snapshot, in the order in which they were joined
	 */
	List<JoinedRoom> rooms();

	/**
	 * Remove the client from all its rooms, one after another, on subscription.
	 * @return completes when done; fails with the first refusal
	 */
	@CheckReturnValue
	Mono<Void> leaveAll();

	/**
	 * Disconnect the client from the namespace. On subscription, the server's lifecycle
	 * handler is called first; then the client is asked.
	 * @return completes when done; fails with the text of the side that refused, or
	 * {@code bad namespace} if it isn't connected
	 */
	@CheckReturnValue
	Mono<Void> disconnect();

	/**
	 * Return a room of this namespace to broadcast to. The client needn't be a member.
	 * @param room the room's name
	 * @return the room
	 * @throws IllegalArgumentException if the name is empty
	 */
	Room toRoom(String room);

	/**
	 * Broadcast an event to this namespace. The broadcast has begun when the method
	 * returns.
	 * @param event the event's name
	 * @param body the body
	 * @return the emission, whose result is the outcome; fails with
	 * {@code limit exceeded} if the queues of the event loops are full, and then no
	 * connection gets a message
	 * @throws IllegalArgumentException if the event is reserved for system events
	 */
	Emission<BroadcastResult> broadcast(String event, Object body);

	/**
	 * Broadcast messages to this namespace, each to its room if it has one. A message
	 * without a namespace gets this one. The broadcast has begun when the method returns.
	 * @param messages the messages
	 * @return as {@link #broadcast(String, Object)}
	 * @throws IllegalArgumentException if a message's namespace isn't declared, or an
	 * event is reserved for system events
	 */
	Emission<BroadcastResult> broadcast(NeffosMessage... messages);

	/**
	 * Broadcast an event as {@link #broadcast(String, Object)}, to all but this client.
	 * @param event the event's name
	 * @param body the body
	 * @return as {@link #broadcast(String, Object)}
	 * @throws IllegalArgumentException if the event is reserved for system events
	 */
	Emission<BroadcastResult> broadcastOthers(String event, Object body);

	/**
	 * Broadcast messages as {@link #broadcast(NeffosMessage...)}, to all but this client.
	 * @param messages the messages
	 * @return as {@link #broadcast(String, Object)}
	 * @throws IllegalArgumentException if a message's namespace isn't declared, or an
	 * event is reserved for system events
	 */
	Emission<BroadcastResult> broadcastOthers(NeffosMessage... messages);

}
