package io.neffos.spring.sample;

import java.util.List;
import java.util.stream.Stream;

import io.neffos.spring.connection.Room;
import io.neffos.spring.server.NeffosServer;

import org.springframework.stereotype.Component;

/**
 * Tells everyone who comes and goes. Each announcement holds the whole list, taken and
 * sent under one lock: the last one that a page gets is right, whatever came at the same
 * time.
 */
@Component
class Presence {

	private final NeffosServer server;

	private final Members members;

	Presence(NeffosServer server, Members members) {
		this.server = server;
		this.members = members;
	}

	synchronized void announceRoom(Room room) {
		room.broadcast("presence", new ChatMessages.Presence(names(room.name())));
		announceDirectory();
	}

	synchronized void announceDirectory() {
		List<ChatMessages.RoomSize> rooms = this.server.rooms(ChatController.NAMESPACE)
			.stream()
			.sorted(String.CASE_INSENSITIVE_ORDER)
			.map((room) -> new ChatMessages.RoomSize(room, names(room).size()))
			.toList();
		this.server.to(ChatController.NAMESPACE)
			.emit("directory", new ChatMessages.Directory(this.members.names(), rooms));
	}

	private List<String> names(String room) {
		return this.server.members(ChatController.NAMESPACE, room)
			.stream()
			.flatMap((connection) -> Stream.ofNullable(this.members.find(connection)))
			.map(Member::name)
			.distinct()
			.sorted(String.CASE_INSENSITIVE_ORDER)
			.toList();
	}

}
