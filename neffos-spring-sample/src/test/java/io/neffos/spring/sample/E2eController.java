package io.neffos.spring.sample;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.annotation.OnRoomJoin;
import io.neffos.spring.annotation.OnRoomLeave;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.Room;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import reactor.core.publisher.Mono;

import org.springframework.messaging.handler.annotation.Payload;

/**
 * The other side of {@code protocol.mjs}.
 */
@NeffosController("e2e")
class E2eController {

	private final AtomicBoolean sticky = new AtomicBoolean(true);

	@NeffosEvent
	String echo(@Payload String text) {
		return text;
	}

	@NeffosEvent
	void silent() {
	}

	@NeffosEvent
	void refuse(@Payload String text) {
		throw new NeffosException("refused: " + text);
	}

	@NeffosEvent
	void fail() {
		throw new IllegalStateException("a secret");
	}

	@NeffosEvent("ask-me")
	Mono<String> askMe(NamespaceConnection connection, @Payload String question) {
		return connection.ask("question", question, Duration.ofSeconds(5)).map(NeffosMessage::text);
	}

	@NeffosEvent
	void bytes(NamespaceConnection connection, @Payload byte[] bytes) {
		connection.emit("bytes", bytes);
	}

	@NeffosEvent
	void notice(Room room, @Payload String text) {
		room.broadcast("notice", text);
	}

	@NeffosEvent("my-rooms")
	String myRooms(NamespaceConnection connection) {
		return connection.rooms().stream().map(Room::name).collect(Collectors.joining(" "));
	}

	@NeffosEvent
	void unstick() {
		this.sticky.set(false);
	}

	@OnRoomJoin
	void join(Room room) {
		if (room.name().equals("closed")) {
			throw new NeffosException("closed to the public");
		}
	}

	@OnRoomLeave
	void leave(Room room) {
		if (room.name().equals("sticky") && this.sticky.get()) {
			throw new NeffosException("you stay");
		}
	}

}
