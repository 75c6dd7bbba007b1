package io.neffos.spring.boot.actuate;

import java.util.Comparator;
import java.util.List;

import io.neffos.spring.boot.actuate.ServersDescriptor.NamespaceSummary;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Requests for what is there. Each answers with a description, or with {@code null} where
 * there is nothing of the name.
 */
final class ReadRequests {

	private final NamedServers servers;

	ReadRequests(NamedServers servers) {
		this.servers = servers;
	}

	@Nullable OperationResponseBody namespaces(PageRequest page, @Nullable String server) {
		NamedServer named = this.servers.only(server);
		if (named == null) {
			return null;
		}
		List<NamespaceSummary> namespaces = named.server()
			.namespaces()
			.stream()
			.map((namespace) -> NamespaceSummary.of(named.server(), namespace))
			.sorted(Comparator.comparing(NamespaceSummary::name))
			.toList();
		return new NamespacesDescriptor(named.name(), page.of(namespaces.size(), namespaces.stream()));
	}

	@Nullable OperationResponseBody connections(PageRequest page, boolean slow, @Nullable String user, @Nullable String server) {
		NamedServer named = this.servers.only(server);
		if (named == null) {
			return null;
		}
		if (slow && user != null) {
			throw new InvalidEndpointRequestException("Invalid selection of connections",
					"Either 'slow' or 'user' selects connections, not both");
		}
		if (user != null) {
			return ConnectionsDescriptor.ofUser(named, user, page);
		}
		return (slow) ? ConnectionsDescriptor.slow(named, page) : ConnectionsDescriptor.all(named, page);
	}

	@Nullable OperationResponseBody namespace(String namespace, PageRequest page, @Nullable String server) {
		NamedServer named = this.servers.ofNamespace(namespace, server);
		return (named != null) ? NamespaceDescriptor.of(named, namespace, page) : null;
	}

	@Nullable OperationResponseBody connection(String id, PageRequest page, @Nullable String server) {
		NamedServer named = this.servers.ofConnection(id, server);
		return (named != null) ? ConnectionDescriptor.of(named, id, page) : null;
	}

	/**
	 * Return a room, or the namespace as a whole if the room's name is empty.
	 */
	@Nullable OperationResponseBody room(String namespace, String room, PageRequest page, @Nullable String server) {
		NamedServer named = this.servers.ofRoom(namespace, room, server);
		return (named != null) ? RoomDescriptor.of(named, namespace, room, page) : null;
	}

}
