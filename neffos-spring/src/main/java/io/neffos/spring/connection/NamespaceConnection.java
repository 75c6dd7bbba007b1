package io.neffos.spring.connection;

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
	 * Tells whether the client is in the namespace.
	 * @return {@code false} in the callback that decides about it, and after it has left
	 */
	boolean isConnected();

	/**
	 * Sends an event to this client only. It is queued when the method returns.
	 * @param event the event's name
	 * @param body the body
	 * @return completes when queued; fails with {@code bad namespace} or
	 * {@code write closed}
	 */
	Mono<Void> emit(String event, Object body);

	/**
	 * Asks this client, on subscription, and waits no longer than the server's ask
	 * timeout.
	 * @param event the event's name
	 * @param body the body
	 * @return the answer; fails with the client's error text, {@code ask timeout},
	 * {@code write closed} or {@code bad namespace}
	 */
	Mono<NeffosMessage> ask(String event, Object body);

	/**
	 * Asks this client, on subscription.
	 * @param event the event's name
	 * @param body the body
	 * @param timeout how long to wait for the answer, positive
	 * @return as {@link #ask(String, Object)}
	 */
	Mono<NeffosMessage> ask(String event, Object body, Duration timeout);

	/**
	 * Brings the client into a room. On subscription the server's own callback is asked,
	 * then the client.
	 * @param room the room's name
	 * @return the room, at once if the client is in it; fails with the text of whoever
	 * refused
	 */
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
	Mono<Void> leaveAll();

	/**
	 * Disconnects the client from the namespace. On subscription the server's own
	 * callback is asked, then the client.
	 * @return completes when done; fails with the text of whoever refused, or
	 * {@code bad namespace} if it isn't connected
	 */
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
	 * Broadcasts messages to this namespace, each to its room where it has one. A message
	 * without a namespace gets this one. The broadcast has begun when the method returns.
	 * @param messages the messages
	 * @return what became of it, for who wants to know
	 * @throws IllegalArgumentException if a message's namespace isn't declared
	 */
	Mono<BroadcastResult> broadcast(NeffosMessage... messages);

	/**
	 * Broadcasts messages as {@link #broadcast}, to all but this client.
	 * @param messages the messages
	 * @return what became of it, for who wants to know
	 * @throws IllegalArgumentException if a message's namespace isn't declared
	 */
	Mono<BroadcastResult> broadcastOthers(NeffosMessage... messages);

}
