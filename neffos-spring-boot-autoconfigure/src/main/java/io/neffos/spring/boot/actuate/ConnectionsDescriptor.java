package io.neffos.spring.boot.actuate;

import java.util.List;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.server.ManagedNeffosServer;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Connections of a server.
 *
 * @param server the name of the server's bean
 * @param connections the connections
 * @since 0.1.0
 */
public record ConnectionsDescriptor(String server,
		Page<ConnectionSummary> connections) implements OperationResponseBody {

	static ConnectionsDescriptor all(NamedServer named, PageRequest page) {
		ManagedNeffosServer server = named.server();
		return new ConnectionsDescriptor(named.name(),
				page.of(server.totalConnections(), server.inspection().connections().map(ConnectionSummary::of)));
	}

	static ConnectionsDescriptor slow(NamedServer named, PageRequest page) {
		ManagedNeffosServer server = named.server();
		return new ConnectionsDescriptor(named.name(), page.of(server.outboundLoad().slowClients(),
				server.inspection().slowConsumers().map(ConnectionSummary::of)));
	}

	static ConnectionsDescriptor ofUser(NamedServer named, String user, PageRequest page) {
		List<NeffosConnection> connections = named.server().connectionsOfUser(user);
		return new ConnectionsDescriptor(named.name(),
				page.of(connections.size(), connections.stream().map(ConnectionSummary::of)));
	}

}
