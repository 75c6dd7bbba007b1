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
 * The operations of a neffos server for applications: broadcasts, asks and queries of
 * connections. Safe for use by several threads; no method blocks. Applications may
 * decorate or mock it; methods that are added in later versions are default methods. The
 * connections are those of this server in this process, also where several processes run
 * the same application. {@link ManagedNeffosServer} operates a server.
 *
 * @since 0.1.0
 */
public interface NeffosServer {

	/**
	 * Create a builder of servers.
	 * @return a builder without any namespace
	 */
	static NeffosServerBuilder builder() {
		return new NeffosServerBuilder();
	}

	/**
	 * Broadcast messages in order, each to the connections in its namespace and, if
	 * given, in its room and of the id in its {@code to}. The broadcast has begun when
	 * the method returns.
	 * @param messages the messages
	 * @return the emission, whose result is the outcome; fails with
	 * {@code limit exceeded} if the queues of the event loops are full, and then no
	 * connection gets a message
	 * @throws IllegalArgumentException if a message's namespace isn't declared, or an
	 * event is reserved for system events
	 */
	default Emission<BroadcastResult> broadcast(NeffosMessage... messages) {
		return broadcast(Exclude.nobody(), messages);
	}

	/**
	 * Broadcast messages as {@link #broadcast(NeffosMessage...)}, except to some
	 * connections.
	 * @param exclude the connections to exclude
	 * @param messages the messages
	 * @return as {@link #broadcast(NeffosMessage...)}
	 * @throws IllegalArgumentException if a message's namespace isn't declared, or an
	 * event is reserved for system events
	 */
	Emission<BroadcastResult> broadcast(Exclude exclude, NeffosMessage... messages);

	/**
	 * Create the specification of a broadcast to a namespace.
	 * @param namespace the namespace's name
	 * @return the specification, which can be restricted to rooms, users and connections
	 * @throws IllegalArgumentException if the namespace isn't declared
	 */
	BroadcastSpec to(String namespace);

	/**
	 * Ask all connections that a broadcast of the message would reach, on subscription.
	 * @param message the message to ask with
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
	 * Ask all connections that a broadcast of the message would reach, on subscription.
	 * Each ask has a token of its own, so that no client can answer for another.
	 * @param message the message to ask with
	 * @param timeout how long to wait for each answer, positive
	 * @return one answer for each connection, in the order of arrival; completes when all
	 * have answered, failed or timed out, immediately if there is no connection
	 * @throws IllegalArgumentException if the message's namespace isn't declared, or the
	 * event is reserved for system events
	 */
	@CheckReturnValue
	Flux<Answer> askAll(NeffosMessage message, Duration timeout);

	/**
	 * Return the open connections of this server.
	 * @return a snapshot
	 */
	List<NeffosConnection> connections();

	/**
	 * Return the connections of this server in a namespace.
	 * @param namespace the namespace's name
	 * @return a snapshot, empty if there are none
	 * @throws IllegalArgumentException if the namespace isn't declared
	 */
	Set<NeffosConnection> connections(String namespace);

	/**
	 * Return the rooms of a namespace that have members on this server.
	 * @param namespace the namespace's name
	 * @return a snapshot of their names
	 * @throws IllegalArgumentException if the namespace isn't declared
	 */
	Set<String> rooms(String namespace);

	/**
	 * Return the connections of this server in a room.
	 * @param namespace the room's namespace
	 * @param room the room's name
	 * @return a snapshot, empty if there are none
	 * @throws IllegalArgumentException if the namespace isn't declared, or the room's
	 * name is empty
	 */
	Set<NeffosConnection> members(String namespace, String room);

	/**
	 * Return the connections of an id.
	 * @param id the id
	 * @return a snapshot, empty if there are none
	 */
	List<NeffosConnection> connectionsOfId(String id);

	/**
	 * Return the connections of a user.
	 * @param name the name of the handshake's principal
	 * @return a snapshot, empty if there are none
	 */
	List<NeffosConnection> connectionsOfUser(String name);

	/**
	 * Return the number of connections of this server in a namespace.
	 * @param namespace the namespace's name
	 * @return the number
	 * @throws IllegalArgumentException if the namespace isn't declared
	 */
	int connectionCount(String namespace);

	/**
	 * Return the number of connections of this server in a room.
	 * @param namespace the room's namespace
	 * @param room the room's name
	 * @return the number
	 * @throws IllegalArgumentException if the namespace isn't declared, or the room's
	 * name is empty
	 */
	int memberCount(String namespace, String room);

	/**
	 * Return the number of open connections of this server, without pending ones.
	 * @return the number
	 */
	int totalConnections();

	/**
	 * Call an action for each open connection. Connections may open and close meanwhile.
	 * @param action the action, called on the caller's thread
	 */
	default void forEachConnection(Consumer<NeffosConnection> action) {
		connections().forEach(action);
	}

	/**
	 * Return the namespaces that clients may connect to.
	 * @return their names
	 */
	Set<String> namespaces();

}
