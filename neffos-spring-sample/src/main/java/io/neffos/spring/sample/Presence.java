package io.neffos.spring.sample;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.neffos.spring.server.NeffosServer;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Announces changes of presence: the members to each room, the directory of people and
 * rooms to all. An announcement contains the complete list, read and sent under one lock,
 * so the last one that a page gets is current. The first is sent at once, further ones at
 * most a few times a second, because each is a message to every member.
 */
@Component
class Presence implements DisposableBean {

	static final Duration PAUSE = Duration.ofMillis(200);

	/** Represents the directory: no room has this name. */
	private static final String DIRECTORY = "";

	private final NeffosServer server;

	private final Members members;

	/** The subjects announced within the pause, and whether each has changed since. */
	private final Map<String, Boolean> announced = new HashMap<>();

	private final Scheduler scheduler = Schedulers.newSingle("presence", true);

	Presence(NeffosServer server, Members members) {
		this.server = server;
		this.members = members;
	}

	void roomChanged(String room) {
		changed(room);
		changed(DIRECTORY);
	}

	void directoryChanged() {
		changed(DIRECTORY);
	}

	@Override
	public void destroy() {
		this.scheduler.dispose();
	}

	private synchronized void changed(String subject) {
		if (this.scheduler.isDisposed()) {
			return;
		}
		if (this.announced.put(subject, this.announced.containsKey(subject)) == null) {
			this.scheduler.schedule(() -> rested(subject), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
			announce(subject);
		}
	}

	private synchronized void rested(String subject) {
		if (Boolean.TRUE.equals(this.announced.remove(subject))) {
			changed(subject);
		}
	}

	private void announce(String subject) {
		if (subject.equals(DIRECTORY)) {
			announceDirectory();
		}
		else {
			announceRoom(subject);
		}
	}

	private void announceRoom(String room) {
		List<String> names = names(room);
		if (!names.isEmpty()) {
			this.server.to(ChatController.NAMESPACE)
				.room(room)
				.broadcast("presence", new ChatMessages.Presence(names))
				.result()
				// refused while too much waits: once more after the pause
				.subscribe(null, (refusal) -> changed(room));
		}
	}

	private void announceDirectory() {
		List<ChatMessages.RoomSize> rooms = this.server.rooms(ChatController.NAMESPACE)
			.stream()
			.sorted(String.CASE_INSENSITIVE_ORDER)
			.map((room) -> new ChatMessages.RoomSize(room, names(room).size()))
			.toList();
		this.server.to(ChatController.NAMESPACE)
			.broadcast("directory", new ChatMessages.Directory(this.members.names(), rooms))
			.result()
			.subscribe(null, (refusal) -> changed(DIRECTORY));
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
