package io.neffos.spring.reference;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

import io.neffos.spring.connection.EventHandler;
import io.neffos.spring.connection.JoinedRoom;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import io.neffos.spring.server.ManagedNeffosServer;
import reactor.core.publisher.Mono;

/**
 * The namespace {@code default}: replies, emits and refusals.
 */
final class DefaultNamespace {

	/** Longer than any test waits. */
	private static final Duration SLOW = Duration.ofSeconds(15);

	private static final Map<String, EventHandler> EVENTS = Map.of("echo", Replies::echo, "emitecho",
			DefaultNamespace::emitText, "emitbinary", DefaultNamespace::emitBinary, "emitweird",
			DefaultNamespace::emitWeird, "emitroom", DefaultNamespace::emitRoom, "fail", DefaultNamespace::fail,
			"failempty", Replies.refusal(""), "noop", (connection, message) -> Mono.empty(), "closeme",
			DefaultNamespace::close);

	private DefaultNamespace() {
	}

	static void declare(LoggedNamespace namespace, Supplier<ManagedNeffosServer> server) {
		EVENTS.forEach(namespace::on);
		namespace.on("slow", (connection, message) -> Mono.delay(SLOW).then());
		MembershipEvents.declare(namespace);
		AskEvents.declare(namespace);
		BroadcastEvents.declare(namespace, server);
		SelfEvents.declare(namespace);
		namespace.on(SystemEvent.ROOM_JOIN, (connection, message) -> refuse(message, "vip", "vip only"));
		namespace.on(SystemEvent.ROOM_LEAVE, (connection, message) -> refuse(message, "sticky", "no leaving"));
	}

	private static Mono<?> refuse(NeffosMessage message, String room, String text) {
		return (message.room().equals(room)) ? Mono.error(new NeffosException(text)) : Mono.empty();
	}

	private static Mono<?> emitText(NamespaceConnection connection, NeffosMessage message) {
		return connection.emit(message.event(), message.text()).result();
	}

	private static Mono<?> emitBinary(NamespaceConnection connection, NeffosMessage message) {
		return connection.emit(message.event(), message.bytes()).result();
	}

	private static Mono<?> emitWeird(NamespaceConnection connection, NeffosMessage message) {
		return connection.emit("we;ird", "a;b;c").result();
	}

	private static Mono<?> emitRoom(NamespaceConnection connection, NeffosMessage message) {
		JoinedRoom room = connection.room(message.text());
		return (room != null) ? room.emit("roomEvent", "hi").result() : Mono.empty();
	}

	private static Mono<?> fail(NamespaceConnection connection, NeffosMessage message) {
		return Mono.error(new NeffosException("boom: " + message.text()));
	}

	private static Mono<?> close(NamespaceConnection connection, NeffosMessage message) {
		connection.connection().close();
		return Mono.empty();
	}

}
