package io.neffos.spring.engine.session;

import java.util.Set;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.engine.transport.ConnectionLoop;

/**
 * Finds connections by id, namespace and room. A connection reports its changes on its
 * loop.
 *
 * @since 0.1.0
 */
public interface ConnectionRegistry {

	/**
	 * Notes a connection whose handshake begins. It can't be found yet.
	 * @param connection the connection
	 */
	void started(ClientConnection connection);

	/**
	 * Adds a connection that the server has agreed to.
	 * @param connection the connection
	 */
	void opened(ClientConnection connection);

	/**
	 * Adds an open connection to the members of a room.
	 * @param connection the connection, not a member yet
	 * @param namespace the room's namespace
	 * @param room the room, empty for the namespace as a whole
	 * @return its place among the members, which the connection gives up before it is
	 * {@linkplain #closed closed}
	 */
	RoomRegistration join(ClientConnection connection, String namespace, String room);

	/**
	 * Whether what a connection sends to its namespaces can reach an event loop.
	 * @param connection the connection
	 * @param loop the loop
	 * @return {@code true} if connections of the loop are in one of the namespaces
	 */
	boolean reaches(ClientConnection connection, ConnectionLoop loop);

	/**
	 * Returns the members of a room.
	 * @param namespace the room's namespace
	 * @param room the room, empty for the namespace as a whole
	 * @return a snapshot, empty if there are none
	 */
	Set<NeffosConnection> members(String namespace, String room);

	/**
	 * Removes a connection from those that are found by id or user. Does nothing for one
	 * that isn't there.
	 * @param connection the connection
	 */
	void closed(ClientConnection connection);

}
