package io.neffos.spring.reference;

import io.neffos.spring.connection.JoinedRoom;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import reactor.core.publisher.Mono;

/**
 * Events upon which the server moves the client between rooms and namespaces, in the
 * handler or after it.
 */
final class MembershipEvents {

	private MembershipEvents() {
	}

	static void declare(LoggedNamespace namespace) {
		namespace.on("joinme", (connection, message) -> connection.join(message.text()).then())
			.on("leaveme", (connection, message) -> leave(connection, message.text()))
			.on("leaveallme", (connection, message) -> connection.leaveAll())
			.on("disconnectme", (connection, message) -> connection.disconnect())
			.on("joinmego", MembershipEvents::joinLater)
			.on("disconnectmego", (connection, message) -> Later.run(connection.disconnect()))
			.on("connectme", MembershipEvents::connectLater);
	}

	private static Mono<Void> leave(NamespaceConnection connection, String name) {
		JoinedRoom room = connection.room(name);
		return (room != null) ? room.leave() : Mono.error(new NeffosException(NeffosError.BAD_ROOM));
	}

	private static Mono<Void> joinLater(NamespaceConnection connection, NeffosMessage message) {
		String room = message.text();
		return Later.run(connection.join(room)
			.then(Mono.defer(() -> connection.emit("joinDone", room).result()))
			.onErrorResume((error) -> connection.emit("joinError", Replies.errorText(error)).result()));
	}

	private static Mono<Void> connectLater(NamespaceConnection connection, NeffosMessage message) {
		String namespace = message.text();
		return Later.run(connection.connection()
			.connect(namespace)
			.then(Mono.defer(() -> connection.emit("connectDone", namespace).result()))
			.onErrorResume((error) -> connection.emit("connectError", Replies.errorText(error)).result()));
	}

}
