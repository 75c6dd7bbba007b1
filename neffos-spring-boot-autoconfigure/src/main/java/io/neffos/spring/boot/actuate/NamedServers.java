package io.neffos.spring.boot.actuate;

import java.util.List;
import java.util.function.Predicate;

import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.webflux.NeffosEndpoint;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/**
 * The servers of the application.
 */
final class NamedServers {

	private final List<NamedServer> servers;

	private NamedServers(List<NamedServer> servers) {
		this.servers = List.copyOf(servers);
	}

	static NamedServers of(ListableBeanFactory beanFactory) {
		// by type, as the endpoints' mapping does it: several may be no default
		// candidates
		List<NeffosEndpoint> endpoints = List.copyOf(beanFactory.getBeansOfType(NeffosEndpoint.class).values());
		List<NamedServer> servers = beanFactory.getBeansOfType(ManagedNeffosServer.class)
			.entrySet()
			.stream()
			.map((bean) -> new NamedServer(bean.getKey(), bean.getValue(),
					endpoints.stream().filter((endpoint) -> endpoint.server() == bean.getValue()).toList()))
			.toList();
		return new NamedServers(servers);
	}

	/**
	 * Return the servers.
	 * @param name the name of the only one to be returned, or {@code null} for all
	 */
	List<NamedServer> all(@Nullable String name) {
		return this.servers.stream().filter((named) -> name == null || named.name().equals(name)).toList();
	}

	/**
	 * Find the only server.
	 * @param name its bean's name, which is needed only where there are several
	 * @return the server, or {@code null} if there is none
	 */
	@Nullable NamedServer only(@Nullable String name) {
		return find(name, (candidate) -> true);
	}

	@Nullable NamedServer ofNamespace(String namespace, @Nullable String name) {
		return find(name, (candidate) -> candidate.declares(namespace));
	}

	/**
	 * Find the server that has a room, or a namespace if the room's name is empty.
	 */
	@Nullable NamedServer ofRoom(String namespace, String room, @Nullable String name) {
		return find(name, (candidate) -> candidate.has(namespace, room));
	}

	@Nullable NamedServer ofMember(String namespace, String room, String id, @Nullable String name) {
		return find(name, (candidate) -> !candidate.members(namespace, room, id).isEmpty());
	}

	@Nullable NamedServer ofConnection(String id, @Nullable String name) {
		return find(name, (candidate) -> !candidate.server().connectionsOfId(id).isEmpty());
	}

	private @Nullable NamedServer find(@Nullable String name, Predicate<NamedServer> meant) {
		List<NamedServer> found = all(name).stream().filter(meant).toList();
		if (found.size() > 1) {
			throw new InvalidEndpointRequestException("Several servers match",
					"Several servers match: name one with the parameter 'server'");
		}
		return (found.isEmpty()) ? null : found.get(0);
	}

}
