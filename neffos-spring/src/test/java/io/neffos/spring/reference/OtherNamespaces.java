package io.neffos.spring.reference;

import io.neffos.spring.connection.EventHandler;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import io.neffos.spring.server.NeffosServerBuilder;
import reactor.core.publisher.Mono;

/**
 * The namespaces beside {@code default}: each has one oddity.
 */
final class OtherNamespaces {

	private OtherNamespaces() {
	}

	static void declare(NeffosServerBuilder server, EventLog log) {
		LoggedNamespace.declare(server, "forbidden", log,
				(namespace) -> namespace.on(SystemEvent.NAMESPACE_CONNECT, Replies.refusal("forbidden namespace")));
		LoggedNamespace.declare(server, "clingy", log,
				(namespace) -> namespace.on(SystemEvent.NAMESPACE_DISCONNECT, Replies.refusal("stay"))
					.on("echo", Replies::echo));
		LoggedNamespace.declare(server, "auto", log, (namespace) -> namespace.on("echo", Replies::echo));
		LoggedNamespace.declare(server, "second", log, (namespace) -> namespace.on("echo", Replies::echo));
		LoggedNamespace.declare(server, "a;b", log, (namespace) -> namespace.on("echo", Replies::echo)
			.on("e;v", (connection, message) -> Replies.text(message, "ev:" + message.text())));
		LoggedNamespace.declare(server, "any", log, (namespace) -> namespace.on(SystemEvent.ANY_EVENT,
				(connection, message) -> Replies.text(message, "any:" + message.event())));
		LoggedNamespace.declare(server, "hooks", log, OtherNamespaces::hooks);
		LoggedNamespace.declare(server, "grumpy", log,
				(namespace) -> namespace.on(SystemEvent.NAMESPACE_CONNECTED, Replies.refusal("E connected"))
					.on(SystemEvent.ROOM_JOINED, Replies.refusal("E joined"))
					.on(SystemEvent.ROOM_LEFT, Replies.refusal("E left")));
		LoggedNamespace.declare(server, "deadlock", log,
				(namespace) -> namespace.on(SystemEvent.ROOM_JOINED, presence()));
		LoggedNamespace.declare(server, "goodbye", log,
				(namespace) -> namespace.on(SystemEvent.ROOM_LEAVE, presence()).on(SystemEvent.ROOM_LEFT, presence()));
		LoggedNamespace.declare(server, "goodbye1", log,
				(namespace) -> namespace.on(SystemEvent.NAMESPACE_DISCONNECT, presence()));
		server.namespace("bench", (namespace) -> namespace.on("echo", Replies::echo).on("chat", BroadcastEvents::chat));
	}

	private static void hooks(LoggedNamespace namespace) {
		namespace.on(SystemEvent.NAMESPACE_CONNECTED, hook("hConnected"))
			.on(SystemEvent.NAMESPACE_DISCONNECT, hook("hDisconnect"))
			.on(SystemEvent.ROOM_JOIN, hook("hJoin"))
			.on(SystemEvent.ROOM_JOINED, hook("hJoined"))
			.on(SystemEvent.ROOM_LEAVE, hook("hLeave"))
			.on(SystemEvent.ROOM_LEFT, hook("hLeft"));
	}

	private static EventHandler hook(String event) {
		return (connection, message) -> connection
			.emit(event, "room=" + message.room() + " local=" + message.isLocal() + " forced=" + message.isForced())
			.result();
	}

	/**
	 * Tells the room, or the namespace where there is no room.
	 * @return a handler that broadcasts the connection's id
	 */
	private static EventHandler presence() {
		return (connection, message) -> {
			NeffosMessage presence = NeffosMessage.builder()
				.namespace(message.namespace())
				.room(message.room())
				.event("presence")
				.body(connection.id())
				.build();
			connection.broadcast(presence);
			return Mono.empty();
		};
	}

}
