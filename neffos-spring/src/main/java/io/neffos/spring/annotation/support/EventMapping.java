package io.neffos.spring.annotation.support;

import io.neffos.spring.message.SystemEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event of a namespace.
 *
 * @param namespace the namespace
 * @param event the event's name on the wire
 */
record EventMapping(String namespace, String event) {

	@Nullable SystemEvent systemEvent() {
		return SystemEvent.of(this.event);
	}

	/**
	 * Whether an error refuses the event, and the reply has no body.
	 */
	boolean isLifecycle() {
		SystemEvent event = systemEvent();
		return event != null && event != SystemEvent.ANY_EVENT && event != SystemEvent.NATIVE_MESSAGE;
	}

	/**
	 * Whether a message of this event can name a room.
	 */
	boolean canHaveRoom() {
		SystemEvent event = systemEvent();
		if (event == null) {
			return true;
		}
		return switch (event) {
			case NAMESPACE_CONNECT, NAMESPACE_CONNECTED, NAMESPACE_DISCONNECT, NATIVE_MESSAGE -> false;
			case ROOM_JOIN, ROOM_JOINED, ROOM_LEAVE, ROOM_LEFT, ANY_EVENT -> true;
		};
	}

	/**
	 * Whether the client can be in the room that a message of this event names.
	 */
	boolean canBeInRoom() {
		SystemEvent event = systemEvent();
		return canHaveRoom() && event != SystemEvent.ROOM_JOIN && event != SystemEvent.ROOM_LEFT;
	}

	@Override
	public String toString() {
		return "event '" + this.event + "' of namespace '" + this.namespace + "'";
	}

}
