package io.neffos.spring.sample;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.neffos.spring.server.NeffosServer;
import reactor.core.Disposable;
import reactor.core.publisher.Sinks;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Announces who comes and goes: to a room its members, to everyone the people and the
 * rooms. Each announcement holds the whole list, taken and sent under one lock, so the
 * last one that a page gets is right. However often people come and go, there are only a
 * few announcements a second: each costs a message to every member.
 */
@Component
class Presence implements DisposableBean {

	static final Duration PAUSE = Duration.ofMillis(200);

	private final NeffosServer server;

	private final Members members;

	private final Set<String> changedRooms = new HashSet<>();

	private final Sinks.Many<Boolean> changes = Sinks.many().unicast().onBackpressureBuffer();

	private final Disposable announcements;

	Presence(NeffosServer server, Members members) {
		this.server = server;
		this.members = members;
		this.announcements = this.changes.asFlux().sample(PAUSE).subscribe((changed) -> announce());
	}

	synchronized void roomChanged(String room) {
		this.changedRooms.add(room);
		directoryChanged();
	}

	synchronized void directoryChanged() {
		this.changes.tryEmitNext(true);
	}

	@Override
	public void destroy() {
		this.announcements.dispose();
	}

	private synchronized void announce() {
		Set<String> rooms = Set.copyOf(this.changedRooms);
		this.changedRooms.clear();
		rooms.forEach(this::announceRoom);
		announceDirectory();
	}

	private void announceRoom(String room) {
		List<String> names = names(room);
		if (!names.isEmpty()) {
			this.server.to(ChatController.NAMESPACE)
				.room(room)
				.emit("presence", new ChatMessages.Presence(names))
				// refused while too much waits: later, then
				.subscribe(null, (refusal) -> roomChanged(room));
		}
	}

	private void announceDirectory() {
		List<ChatMessages.RoomSize> rooms = this.server.rooms(ChatController.NAMESPACE)
			.stream()
			.sorted(String.CASE_INSENSITIVE_ORDER)
			.map((room) -> new ChatMessages.RoomSize(room, names(room).size()))
			.toList();
		this.server.to(ChatController.NAMESPACE)
			.emit("directory", new ChatMessages.Directory(this.members.names(), rooms))
			.subscribe(null, (refusal) -> directoryChanged());
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
