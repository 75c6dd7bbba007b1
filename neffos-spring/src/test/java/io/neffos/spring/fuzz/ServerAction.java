package io.neffos.spring.fuzz;

import java.time.Duration;

import io.neffos.spring.connection.JoinedRoom;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ManagedNeffosServer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What the application does on its own while clients send.
 */
enum ServerAction {

	/** Broadcasts to a namespace. */
	BROADCAST,

	/** Broadcasts to a room. */
	BROADCAST_TO_ROOM,

	/** Asks everyone. */
	ASK_ALL,

	/** Sends to one client. */
	EMIT,

	/** Asks one client. */
	ASK,

	/** Brings a client into a room. */
	JOIN,

	/** Takes a client out of all rooms. */
	LEAVE_ALL,

	/** Connects a client to a namespace. */
	CONNECT,

	/** Disconnects a client from a namespace. */
	DISCONNECT,

	/** Ends a client's connection. */
	CLOSE;

	private static final Duration PATIENCE = Duration.ofSeconds(3);

	void run(ManagedNeffosServer server, NeffosConnection connection) {
		if (!server.namespaces().contains(FuzzServer.NAMESPACE)) {
			server.broadcast(NeffosMessage.ofNative("news"));
			return;
		}
		NamespaceConnection member = connection.namespace(FuzzServer.NAMESPACE);
		Mono<?> action = switch (this) {
			case BROADCAST -> server.to(FuzzServer.NAMESPACE).broadcast("news", "x").result();
			case BROADCAST_TO_ROOM -> server.to(FuzzServer.NAMESPACE).room("lobby").broadcast("news", "x").result();
			case ASK_ALL -> server.to(FuzzServer.NAMESPACE).askAll("question", "x", PATIENCE).then();
			case CONNECT -> connection.connect("other");
			case CLOSE -> Mono.fromRunnable(connection::close);
			default -> ofMember(member);
		};
		action.onErrorComplete().subscribe();
	}

	private Mono<?> ofMember(@Nullable NamespaceConnection member) {
		if (member == null) {
			return Mono.empty();
		}
		return switch (this) {
			case EMIT -> member.emit("news", "x").result();
			case ASK -> member.ask("question", "x", PATIENCE);
			case JOIN -> member.join("den").flatMap(JoinedRoom::leave);
			case LEAVE_ALL -> member.leaveAll();
			default -> member.disconnect();
		};
	}

}
