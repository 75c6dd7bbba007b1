package io.neffos.spring.boot.actuate;

import io.neffos.spring.server.ManagedNeffosServer;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * A room with its members.
 *
 * @param server the name of the server's bean
 * @param namespace the room's namespace, may be empty
 * @param name the room's name, empty for the namespace as a whole
 * @param members the connections in the room
 * @since 0.1.0
 */
public record RoomDescriptor(String server, String namespace, String name,
		Page<ConnectionSummary> members) implements OperationResponseBody {

	static RoomDescriptor of(NamedServer named, String namespace, String name, PageRequest page) {
		ManagedNeffosServer server = named.server();
		int total = (name.isEmpty()) ? server.connectionCount(namespace) : server.memberCount(namespace, name);
		return new RoomDescriptor(named.name(), namespace, name,
				page.of(total, server.inspection().members(namespace, name).map(ConnectionSummary::of)));
	}

}
