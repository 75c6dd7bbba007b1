package io.neffos.spring.engine.client;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;

/**
 * The namespaces and rooms that both sides have agreed about. Changes on the session's
 * loop and is read anywhere.
 */
final class ClientMemberships {

	private final Map<String, Set<String>> rooms = new ConcurrentHashMap<>();

	/**
	 * Notes that both sides have agreed to something.
	 * @param message a lifecycle event; others change nothing
	 */
	void agreed(NeffosMessage message) {
		SystemEvent event = SystemEvent.of(message.event());
		if (event == null) {
			return;
		}
		switch (event) {
			case NAMESPACE_CONNECT -> roomsOf(message);
			case NAMESPACE_DISCONNECT -> this.rooms.remove(message.namespace());
			case ROOM_JOIN -> roomsOf(message).add(message.room());
			case ROOM_LEAVE -> roomsOf(message).remove(message.room());
			default -> {
				// no membership
			}
		}
	}

	Set<String> namespaces() {
		return Set.copyOf(this.rooms.keySet());
	}

	Set<String> rooms(String namespace) {
		return Set.copyOf(this.rooms.getOrDefault(namespace, Set.of()));
	}

	void clear() {
		this.rooms.clear();
	}

	private Set<String> roomsOf(NeffosMessage message) {
		return this.rooms.computeIfAbsent(message.namespace(), (name) -> ConcurrentHashMap.newKeySet());
	}

}
