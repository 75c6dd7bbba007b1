package io.neffos.spring.connection;

import java.util.Set;

import io.neffos.spring.message.NeffosMessage;

/**
 * A room as the handler of one client's message sees it, whether or not the client is in
 * it.
 *
 * @since 0.1.0
 */
public interface Room {

	/**
	 * Returns the room's namespace.
	 * @return the name, may be empty
	 */
	String namespace();

	/**
	 * Returns the room's name.
	 * @return the name
	 */
	String name();

	/**
	 * Returns the connections in the room, in no particular order.
	 * @return a snapshot, empty if there are none
	 */
	Set<NeffosConnection> members();

	/**
	 * Broadcasts an event to all members. The broadcast has begun when the method
	 * returns.
	 * @param event the event's name
	 * @param body the body, as {@link NamespaceConnection} takes it
	 * @return the emission, whose result is the outcome; fails with
	 * {@code limit exceeded} if too much waits already to be written, and then no
	 * connection gets anything
	 * @throws IllegalArgumentException if the event is reserved for system events
	 */
	Emission<BroadcastResult> broadcast(String event, Object body);

	/**
	 * Broadcasts messages to all members. The broadcast has begun when the method
	 * returns.
	 * @param messages the messages, which are sent in this room whatever their namespaces
	 * and rooms
	 * @return as {@link #broadcast(String, Object)}
	 * @throws IllegalArgumentException if an event is reserved for system events, or a
	 * message is a native one
	 */
	Emission<BroadcastResult> broadcast(NeffosMessage... messages);

	/**
	 * Broadcasts an event as {@link #broadcast(String, Object)}, to all members but this
	 * client.
	 * @param event the event's name
	 * @param body the body, as {@link NamespaceConnection} takes it
	 * @return as {@link #broadcast(String, Object)}
	 * @throws IllegalArgumentException if the event is reserved for system events
	 */
	Emission<BroadcastResult> broadcastOthers(String event, Object body);

	/**
	 * Broadcasts messages as {@link #broadcast(NeffosMessage...)}, to all members but
	 * this client.
	 * @param messages the messages
	 * @return as {@link #broadcast(String, Object)}
	 * @throws IllegalArgumentException if an event is reserved for system events, or a
	 * message is a native one
	 */
	Emission<BroadcastResult> broadcastOthers(NeffosMessage... messages);

}
