package io.neffos.spring.sample;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.random.RandomGenerator;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.annotation.OnNamespaceDisconnect;
import io.neffos.spring.annotation.OnRoomJoin;
import io.neffos.spring.annotation.OnRoomJoined;
import io.neffos.spring.annotation.OnRoomLeft;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.Room;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import jakarta.validation.Valid;
import reactor.core.publisher.Mono;

import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;

/**
 * Handles the events of the chat. A return value is the reply to the page's ask; the page
 * shows the text of a {@link NeffosException}.
 */
@NeffosController(ChatController.NAMESPACE)
class ChatController {

	static final String NAMESPACE = "chat";

	private static final int DEFAULT_SIDES = 6;

	private final RandomGenerator dice = new SecureRandom();

	private final Clock clock = Clock.systemUTC();

	private final Members members;

	private final Presence presence;

	ChatController(Members members, Presence presence) {
		this.members = members;
		this.presence = presence;
	}

	@NeffosEvent("sign-in")
	ChatMessages.SignedIn signIn(NamespaceConnection connection, @Payload @Valid ChatMessages.SignIn request) {
		Member member = this.members.signIn(request.name(), request.token(), connection);
		connection.rooms().forEach((room) -> this.presence.roomChanged(room.name()));
		this.presence.directoryChanged();
		return new ChatMessages.SignedIn(member.name(), member.token());
	}

	@OnNamespaceDisconnect
	void disconnect(NamespaceConnection connection) {
		this.members.signOut(connection);
		this.presence.directoryChanged();
	}

	@OnRoomJoin
	void join(NamespaceConnection connection, Room room) {
		this.members.of(connection);
		ChatNames.room(room.name());
	}

	@OnRoomJoined
	void joined(Room room) {
		this.presence.roomChanged(room.name());
	}

	@OnRoomLeft
	void left(Room room) {
		this.presence.roomChanged(room.name());
	}

	@NeffosEvent
	void chat(NamespaceConnection connection, Room room, @Payload @Valid ChatMessages.Text message) {
		Member sender = this.members.of(connection);
		room.broadcast("chat", new ChatMessages.Said(sender.name(), message.text(), now()));
	}

	@NeffosEvent
	void typing(NamespaceConnection connection, Room room) {
		room.broadcastOthers("typing", new ChatMessages.Typing(this.members.of(connection).name()));
	}

	/** Sends a private message; the reply confirms that it was queued. */
	@NeffosEvent
	Mono<ChatMessages.Whispered> direct(NamespaceConnection connection, @Payload @Valid ChatMessages.Whisper message) {
		Member sender = this.members.of(connection);
		Member receiver = this.members.named(message.to());
		Instant time = now();
		return receiver.connection()
			.emit("direct", new ChatMessages.Said(sender.name(), message.text(), time))
			.result()
			.thenReturn(new ChatMessages.Whispered(receiver.name(), time));
	}

	/** Rolls a die on the server and broadcasts the result to the room. */
	@NeffosEvent
	ChatMessages.Rolled roll(NamespaceConnection connection, NeffosMessage message,
			@Payload @Valid ChatMessages.Roll request) {
		Member player = this.members.of(connection);
		int sides = (request.sides() != null) ? request.sides() : DEFAULT_SIDES;
		ChatMessages.Rolled rolled = new ChatMessages.Rolled(player.name(), this.dice.nextInt(sides) + 1, sides);
		if (!message.room().isEmpty()) {
			connection.toRoom(message.room()).broadcastOthers("rolled", rolled);
		}
		return rolled;
	}

	@NeffosEvent
	ChatMessages.ServerTime time() {
		return new ChatMessages.ServerTime(now());
	}

	/** Replies to an invalid body with the message of the first violated constraint. */
	@MessageExceptionHandler
	void invalid(MethodArgumentNotValidException failure) {
		BindingResult result = failure.getBindingResult();
		FieldError error = (result != null) ? result.getFieldError() : null;
		throw (error != null) ? new NeffosException(String.valueOf(error.getDefaultMessage()))
				: new NeffosException(NeffosError.INVALID_PAYLOAD);
	}

	private Instant now() {
		return this.clock.instant();
	}

}
