package io.neffos.spring.server;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

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
 * A neffos server as applications use it: sends to its connections, asks them, and finds
 * them. Inject it anywhere; safe for use by several threads, and no method blocks.
 * Applications may decorate or mock it. {@link ManagedNeffosServer} operates a server.
 *
 * @since 0.1.0
 */
public interface NeffosServer {

	/**
	 * Starts to build a server.
	 * @return a builder without any namespace
	 */
	static NeffosServerBuilder builder() {
		return new NeffosServerBuilder();
	}

	/**
	 * Broadcasts messages, in order, each to all connections in its namespace and, where
	 * given, its room, or of the id in its {@code to}. The broadcast has begun when the
	 * method returns.
	 * @param messages the messages
	 * @return the emission, whose result is the outcome; fails with
	 * {@code limit exceeded} if too much waits already to be written, and then no
	 * connection gets anything
	 * @throws IllegalArgumentException if a message's namespace isn't declared, or an
	 * event is reserved for system events
	 */
	default Emission<BroadcastResult> broadcast(NeffosMessage... messages) {
		return broadcast(Exclude.nobody(), messages);
	}

	/**
	 * Broadcasts messages as {@link #broadcast(NeffosMessage...)}, except to some
	 * connections.
	 * @param exclude the connections to leave out
	 * @param messages the messages
	 * @return as {@link #broadcast(NeffosMessage...)}
	 * @throws IllegalArgumentException if a message's namespace isn't declared, or an
	 * event is reserved for system events
	 */
	Emission<BroadcastResult> broadcast(Exclude exclude, NeffosMessage... messages);

	/**
	 * Starts a broadcast to a namespace.
	 * @param namespace the namespace's name
	 * @return the recipients, to be restricted by rooms, users, connections and
	 * exclusions
	 * @throws IllegalArgumentException if the namespace isn't declared
	 */
	BroadcastSpec to(String namespace);

	/**
	 * Asks all connections that a broadcast of the message would reach, on subscription.
	 * @param message the question
	 * @param timeout how long to wait, positive
	 * @return the first answer; fails with a client's error text if no other connection
	 * answers, with {@code ask timeout}, or with {@code write closed} if there is no
	 * connection
	 * @throws IllegalArgumentException if the message's namespace isn't declared, or the
	 * event is reserved for system events
	 */
	@CheckReturnValue
	Mono<NeffosMessage> ask(NeffosMessage message, Duration timeout);

	/**
	 * Asks all connections that a broadcast of the message would reach, on subscription.
	 * Each is asked under a token of its own, so that no client can answer for another.
	 * @param message the question
	 * @param timeout how long to wait for each answer, positive
	 * @return one answer for each connection, as they come; completes when all have
	 * answered, failed or timed out, at once if there is no connection
	 * @throws IllegalArgumentException if the message's namespace isn't declared, or the
	 * event is reserved for system events
	 */
	@CheckReturnValue
	Flux<Answer> askAll(NeffosMessage message, Duration timeout);

	/**
	 * Returns the open connections.
	 * @return a snapshot
	 */
	List<NeffosConnection> connections();

	/**
	 * Returns the connections in a namespace.
	 * @param namespace the namespace's name
	 * @return a snapshot, empty if there are none
	 * @throws IllegalArgumentException if the namespace isn't declared
	 */
	Set<NeffosConnection> connections(String namespace);

	/**
	 * Returns the rooms of a namespace that have members.
	 * @param namespace the namespace's name
	 * @return a snapshot of their names
	 * @throws IllegalArgumentException if the namespace isn't declared
	 */
	Set<String> rooms(String namespace);

	/**
	 * Returns the connections in a room.
	 * @param namespace the room's namespace
	 * @param room the room's name
	 * @return a snapshot, empty if there are none
	 * @throws IllegalArgumentException if the namespace isn't declared, or the room's
	 * name is empty
	 */
	Set<NeffosConnection> members(String namespace, String room);

	/**
	 * Returns the connections of an id.
	 * @param id the id
	 * @return a snapshot, empty if there are none
	 */
	List<NeffosConnection> connectionsOfId(String id);

	/**
	 * Returns the connections of a user.
	 * @param name the name of the handshake's principal
	 * @return a snapshot, empty if there are none
	 */
	List<NeffosConnection> connectionsOfUser(String name);

	/**
	 * Returns how many connections are in a namespace.
	 * @param namespace the namespace's name
	 * @return the number
	 * @throws IllegalArgumentException if the namespace isn't declared
	 */
	int connectionCount(String namespace);

	/**
	 * Returns how many connections are in a room.
	 * @param namespace the room's namespace
	 * @param room the room's name
	 * @return the number
	 * @throws IllegalArgumentException if the namespace isn't declared, or the room's
	 * name is empty
	 */
	int memberCount(String namespace, String room);

	/**
	 * Returns how many connections are open. Pending ones don't count.
	 * @return the number
	 */
	int totalConnections();

	/**
	 * Calls an action for each connection that is open now. Others may come and go
	 * meanwhile.
	 * @param action the action, called on the caller's thread
	 */
	default void forEachConnection(Consumer<NeffosConnection> action) {
		connections().forEach(action);
	}

	/**
	 * Returns the namespaces that clients may connect to.
	 * @return their names
	 */
	Set<String> namespaces();

}
