package io.neffos.spring.reference;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.neffos.spring.connection.Handshake;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.connection.Room;
import io.neffos.spring.message.NeffosMessage;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events that tell the client about its own connection, in JSON.
 */
final class SelfEvents {

	private static final JsonMapper JSON = JsonMapper.shared();

	private SelfEvents() {
	}

	static void declare(LoggedNamespace namespace) {
		namespace.on("whoami", SelfEvents::whoAmI).on("rooms", SelfEvents::rooms);
	}

	private static Mono<?> whoAmI(NamespaceConnection connection, NeffosMessage message) {
		return Replies.text(message, JSON.writeValueAsString(Self.of(connection.connection())));
	}

	private static Mono<?> rooms(NamespaceConnection connection, NeffosMessage message) {
		List<String> rooms = connection.rooms().stream().map(Room::name).toList();
		return Replies.text(message, (rooms.isEmpty()) ? "null" : JSON.writeValueAsString(rooms));
	}

	private record Self(String id, String reconnect, int reconnectTries, List<String> username,
			boolean wasReconnected) {

		private static final String RECONNECT = "X-Websocket-Reconnect";

		static Self of(NeffosConnection connection) {
			Handshake handshake = connection.handshake();
			return new Self(connection.id(), Objects.requireNonNullElse(handshake.header(RECONNECT), ""),
					connection.reconnectTries(), usernames(handshake), connection.isReconnect());
		}

		private static List<String> usernames(Handshake handshake) {
			List<String> values = handshake.headers(ReferenceInterceptor.USERNAME);
			List<String> fromQuery = handshake.queryHeaders(ReferenceInterceptor.USERNAME);
			return (values.equals(fromQuery)) ? values : Stream.concat(values.stream(), fromQuery.stream()).toList();
		}

	}

}
