package io.neffos.spring.connection;

/**
 * Where connections are found by id, namespace and room. A connection tells its changes
 * on its loop.
 *
 * @since 0.1.0
 */
public interface ConnectionRegistry {

	/**
	 * Notes a connection whose handshake begins. Nobody finds it yet.
	 * @param connection the connection
	 */
	void started(ClientConnection connection);

	/**
	 * Adds a connection that the server has agreed to.
	 * @param connection the connection
	 */
	void opened(ClientConnection connection);

	/**
	 * Adds a connection to a namespace.
	 * @param connection the connection
	 * @param namespace the namespace
	 */
	void entered(ClientConnection connection, String namespace);

	/**
	 * Removes a connection from a namespace, whose rooms it has left before.
	 * @param connection the connection
	 * @param namespace the namespace
	 */
	void exited(ClientConnection connection, String namespace);

	/**
	 * Adds a connection to a room.
	 * @param connection the connection
	 * @param namespace the room's namespace
	 * @param room the room
	 */
	void joined(ClientConnection connection, String namespace, String room);

	/**
	 * Removes a connection from a room.
	 * @param connection the connection
	 * @param namespace the room's namespace
	 * @param room the room
	 */
	void left(ClientConnection connection, String namespace, String room);

	/**
	 * Removes a connection from everything. Does nothing for one that isn't there.
	 * @param connection the connection
	 */
	void closed(ClientConnection connection);

}
