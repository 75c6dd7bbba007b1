package io.neffos.spring.boot.metrics;

import java.util.Map;
import java.util.function.Function;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.server.ManagedNeffosServer;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;

/**
 * Names of the beans of servers, for the tags of their meters. Resolved when they are
 * needed first: servers have the meters' beans injected.
 */
final class ServerNames {

	private static final String AUTO_CONFIGURED = "neffosServer";

	private final ListableBeanFactory beanFactory;

	private volatile @Nullable Map<String, ManagedNeffosServer> servers;

	ServerNames(ListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Return the name of the auto-configured server or, without one, of the only server.
	 * @return the name, {@code unknown} if there are several others
	 */
	String main() {
		Map<String, ManagedNeffosServer> servers = servers();
		if (servers.containsKey(AUTO_CONFIGURED)) {
			return AUTO_CONFIGURED;
		}
		return (servers.size() == 1) ? servers.keySet().iterator().next() : TagValues.UNKNOWN;
	}

	/**
	 * Return a function that names the server of a connection. All connections that it is
	 * called with have to be of the same server.
	 */
	Function<NeffosConnection, String> ofOneServer() {
		return new Function<>() {

			private volatile @Nullable String name;

			@Override
			public String apply(NeffosConnection connection) {
				String name = this.name;
				if (name == null) {
					name = find(connection);
					this.name = (name.equals(TagValues.UNKNOWN)) ? null : name;
				}
				return name;
			}

		};
	}

	private String find(NeffosConnection connection) {
		Map<String, ManagedNeffosServer> servers = servers();
		return (servers.size() == 1) ? main()
				: servers.entrySet()
					.stream()
					.filter((server) -> server.getValue().connectionsOfId(connection.id()).contains(connection))
					.map(Map.Entry::getKey)
					.findFirst()
					.orElse(TagValues.UNKNOWN);
	}

	private Map<String, ManagedNeffosServer> servers() {
		Map<String, ManagedNeffosServer> servers = this.servers;
		if (servers == null) {
			servers = this.beanFactory.getBeansOfType(ManagedNeffosServer.class);
			this.servers = servers;
		}
		return servers;
	}

}
