package io.neffos.spring.boot.actuate;

import java.util.Collection;
import java.util.List;

import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.webflux.NeffosEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * A server of the application.
 *
 * @param name its bean's name
 * @param server the server
 * @param endpoints where clients reach it
 */
record NamedServer(String name, ManagedNeffosServer server, List<NeffosEndpoint> endpoints) {

	boolean declares(String namespace) {
		return this.server.namespaces().contains(namespace);
	}

	/**
	 * Return whether a room has members, or whether a namespace is declared if the room's
	 * name is empty.
	 */
	boolean has(String namespace, String room) {
		return declares(namespace) && (room.isEmpty() || this.server.memberCount(namespace, room) > 0);
	}

	/**
	 * Return the connections in a room, or in a namespace if the room's name is empty.
	 * @param id the id of the connections to return, or {@code null} for all
	 */
	Collection<NeffosConnection> members(String namespace, String room, @Nullable String id) {
		if (id != null) {
			return this.server.connectionsOfId(id)
				.stream()
				.filter((connection) -> isIn(connection.namespace(namespace), room))
				.toList();
		}
		return (room.isEmpty()) ? this.server.connections(namespace) : this.server.members(namespace, room);
	}

	private static boolean isIn(@Nullable NamespaceConnection member, String room) {
		return member != null && (room.isEmpty() || member.room(room) != null);
	}

}
