package io.neffos.spring.boot.actuate;

import java.net.InetSocketAddress;
import java.util.List;

import io.neffos.spring.boot.actuate.ConnectionSummary.Waiting;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.connection.Room;
import io.neffos.spring.server.ManagedNeffosServer;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * The connections of an id, in most applications one.
 *
 * @param server the name of the server's bean
 * @param id the id
 * @param connections the connections
 * @since 0.1.0
 */
public record ConnectionDescriptor(String server, String id,
		Page<ConnectionDetails> connections) implements OperationResponseBody {

	static ConnectionDescriptor of(NamedServer named, String id, PageRequest page) {
		List<NeffosConnection> connections = named.server().connectionsOfId(id);
		return new ConnectionDescriptor(named.name(), id, page.of(connections.size(),
				connections.stream().map((connection) -> ConnectionDetails.of(named.server(), connection, page))));
	}

	/**
	 * A connection on its own.
	 *
	 * @param user the name of who the client is, or {@code null} for an anonymous one
	 * @param remoteAddress the client's address without its port, or {@code null} if
	 * unknown
	 * @param reconnectTries how often the client has tried to come back before it
	 * succeeded
	 * @param waiting what waits for the client to read, or {@code null} if nothing does
	 * @param namespaces the namespaces that the client is in
	 */
	public record ConnectionDetails(@Nullable String user, @Nullable String remoteAddress, int reconnectTries,
			@Nullable Waiting waiting, List<Membership> namespaces) {

		static ConnectionDetails of(ManagedNeffosServer server, NeffosConnection connection, PageRequest page) {
			Waiting waiting = server.inspection()
				.slowConsumers()
				.filter((slow) -> slow.connection() == connection)
				.findFirst()
				.map(Waiting::of)
				.orElse(null);
			InetSocketAddress address = connection.handshake().remoteAddress();
			return new ConnectionDetails(connection.user(), (address != null) ? address.getHostString() : null,
					connection.reconnectTries(), waiting,
					connection.namespaces().stream().map((namespace) -> Membership.of(namespace, page)).toList());
		}

	}

	/**
	 * A namespace that a client is in.
	 *
	 * @param name the namespace's name, may be empty
	 * @param rooms the names of the rooms that the client is in: always the first page
	 */
	public record Membership(String name, Page<String> rooms) {

		static Membership of(NamespaceConnection namespace, PageRequest page) {
			List<String> rooms = namespace.rooms().stream().map(Room::name).toList();
			return new Membership(namespace.namespace(), page.first().of(rooms.size(), rooms.stream()));
		}

	}

}
