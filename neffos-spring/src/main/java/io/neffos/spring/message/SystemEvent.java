package io.neffos.spring.message;

import org.jspecify.annotations.Nullable;

/**
 * The events that the protocol itself defines, with their names on the wire.
 *
 * @since 0.1.0
 */
public enum SystemEvent {

	/** A connection is about to enter a namespace; an error of the handler refuses it. */
	NAMESPACE_CONNECT("_OnNamespaceConnect"),

	/** A connection has entered a namespace. */
	NAMESPACE_CONNECTED("_OnNamespaceConnected"),

	/** A connection is about to leave a namespace; an error of the handler refuses it. */
	NAMESPACE_DISCONNECT("_OnNamespaceDisconnect"),

	/** A connection is about to enter a room; an error of the handler refuses it. */
	ROOM_JOIN("_OnRoomJoin"),

	/** A connection has entered a room. */
	ROOM_JOINED("_OnRoomJoined"),

	/** A connection is about to leave a room; an error of the handler refuses it. */
	ROOM_LEAVE("_OnRoomLeave"),

	/** A connection has left a room. */
	ROOM_LEFT("_OnRoomLeft"),

	/** An ordinary event without a handler of its own. */
	ANY_EVENT("_OnAnyEvent"),

	/** A message that is not in neffos form. */
	NATIVE_MESSAGE("_OnNativeMessage");

	private static final String PREFIX = "_On";

	private final String wireName;

	SystemEvent(String wireName) {
		this.wireName = wireName;
	}

	/**
	 * Return the event's name on the wire.
	 * @return the name, never empty
	 */
	public String wireName() {
		return this.wireName;
	}

	/**
	 * Find the system event of a name.
	 * @param event an event's name
	 * @return the system event, or {@code null} when the name is an ordinary event's
	 */
	public static @Nullable SystemEvent of(String event) {
		if (event.startsWith(PREFIX)) {
			for (SystemEvent candidate : values()) {
				if (candidate.wireName.equals(event)) {
					return candidate;
				}
			}
		}
		return null;
	}

	/**
	 * Return whether a name is reserved for the protocol.
	 * @param event an event's name
	 * @return {@code true} for each name with the prefix of system events, known or not
	 */
	public static boolean isReserved(String event) {
		return event.startsWith(PREFIX);
	}

	/**
	 * Create the message that a handler of this event gets.
	 * @param namespace the namespace
	 * @param room the room, empty for an event of the namespace itself
	 * @param cause who caused the event
	 * @return a message without body
	 */
	public NeffosMessage message(String namespace, String room, LifecycleCause cause) {
		return NeffosMessage.builder().namespace(namespace).room(room).event(this.wireName).cause(cause).build();
	}

}
