package io.neffos.spring.stress;

import io.neffos.spring.message.SystemEvent;
import org.jspecify.annotations.Nullable;

/**
 * When an application's callback runs.
 */
enum CallbackMoment {

	CONNECT(null),

	CONNECTED(null),

	DISCONNECTED(null),

	NAMESPACE_CONNECT(SystemEvent.NAMESPACE_CONNECT),

	NAMESPACE_CONNECTED(SystemEvent.NAMESPACE_CONNECTED),

	NAMESPACE_DISCONNECT(SystemEvent.NAMESPACE_DISCONNECT),

	ROOM_JOIN(SystemEvent.ROOM_JOIN),

	ROOM_JOINED(SystemEvent.ROOM_JOINED),

	ROOM_LEAVE(SystemEvent.ROOM_LEAVE),

	ROOM_LEFT(SystemEvent.ROOM_LEFT);

	private final @Nullable SystemEvent event;

	CallbackMoment(@Nullable SystemEvent event) {
		this.event = event;
	}

	/**
	 * Returns the event, or {@code null} for a callback of an interceptor.
	 */
	@Nullable SystemEvent event() {
		return this.event;
	}

}
