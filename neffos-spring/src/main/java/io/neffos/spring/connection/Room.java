package io.neffos.spring.connection;

import java.util.Set;

import io.neffos.spring.message.NeffosMessage;

/**
 * A room of a namespace, from the point of view of one client, which needn't be a member.
 *
 * @since 0.1.0
 */
public interface Room {

	/**
	 * Return the room's namespace.
	 * @return the name, may be empty
	 */
	String namespace();

	/**
	 * Return the room's name.
	 * @return the name
	 */
	String name();

	/**
	 * Return the connections of this server in the room, in no particular order.
	 * @return a snapshot, empty if there are none
	 */
	Set<NeffosConnection> members();

	/**
	 * Broadcast an event to all members. The broadcast has begun when the method returns.
	 * @param event the event's name
	 * @param body the body, of a type that {@link NamespaceConnection} supports
	 * @return the emission, whose result is the outcome; fails with
	 * {@code limit exceeded} if the queues of the event loops are full, and then no
	 * connection gets a message
	 * @throws IllegalArgumentException if the event is reserved for system events
	 */
	Emission<BroadcastResult> broadcast(String event, Object body);

	/**
	 * Broadcast messages to all members. The broadcast has begun when the method returns.
	 * @param messages the messages, whose own namespaces and rooms are ignored
	 * @return as {@link #broadcast(String, Object)}
	 * @throws IllegalArgumentException if an event is reserved for system events, or a
	 * message is a native one
	 */
	Emission<BroadcastResult> broadcast(NeffosMessage... messages);

	/**
	 * Broadcast an event as {@link #broadcast(String, Object)}, to all members but this
	 * client.
	 * @param event the event's name
	 * @param body the body, of a type that {@link NamespaceConnection} supports
	 * @return as {@link #broadcast(String, Object)}
	 * @throws IllegalArgumentException if the event is reserved for system events
	 */
	Emission<BroadcastResult> broadcastOthers(String event, Object body);

	/**
	 * Broadcast messages as {@link #broadcast(NeffosMessage...)}, to all members but this
	 * client.
	 * @param messages the messages
	 * @return as {@link #broadcast(String, Object)}
	 * @throws IllegalArgumentException if an event is reserved for system events, or a
	 * message is a native one
	 */
	Emission<BroadcastResult> broadcastOthers(NeffosMessage... messages);

}
