package io.neffos.spring.sample;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.neffos.spring.connection.Room;
import io.neffos.spring.server.NeffosServer;
import reactor.core.Disposable;
import reactor.core.publisher.Sinks;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Tells everyone who comes and goes. Each announcement holds the whole list, taken and
 * sent under one lock: the last one that a page gets is right, whatever came at the same
 * time. What everybody gets is sent a few times a second at most: when thousands come or
 * go, it would be millions of messages.
 */
@Component
class Presence implements DisposableBean {

	private static final Duration PAUSE = Duration.ofMillis(100);

	private final NeffosServer server;

	private final Members members;

	private final Sinks.Many<Boolean> changes = Sinks.many().unicast().onBackpressureBuffer();

	private final Disposable announcements;

	Presence(NeffosServer server, Members members) {
		this.server = server;
		this.members = members;
		this.announcements = this.changes.asFlux().sample(PAUSE).subscribe((changed) -> announceDirectory());
	}

	synchronized void announceRoom(Room room) {
		room.broadcast("presence", new ChatMessages.Presence(names(room.name())));
		directoryChanged();
	}

	synchronized void directoryChanged() {
		this.changes.tryEmitNext(true);
	}

	@Override
	public void destroy() {
		this.announcements.dispose();
	}

	private synchronized void announceDirectory() {
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
