package io.neffos.spring.boot.actuate;

import java.util.List;

import io.neffos.spring.connection.RoomSize;
import io.neffos.spring.server.DeclaredEvent;
import io.neffos.spring.server.ManagedNeffosServer;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * A namespace with its rooms.
 *
 * @param server the name of the server's bean
 * @param name the namespace's name, may be empty
 * @param connections the number of connections to the namespace
 * @param events the events with a handler, by name
 * @param rooms the rooms with members
 * @since 0.1.0
 */
public record NamespaceDescriptor(String server, String name, int connections, List<DeclaredEvent> events,
		Page<RoomSize> rooms) implements OperationResponseBody {

	static NamespaceDescriptor of(NamedServer named, String name, PageRequest page) {
		ManagedNeffosServer server = named.server();
		return new NamespaceDescriptor(named.name(), name, server.connectionCount(name),
				server.events().stream().filter((event) -> event.namespace().equals(name)).toList(),
				page.of(server.inspection().roomCount(name), server.inspection().rooms(name)));
	}

}
