package io.neffos.spring.boot.metrics;

import java.util.Map;
import java.util.function.Function;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.server.ManagedNeffosServer;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Names of the beans of servers, for the tags of their meters. Resolved when all beans
 * have been created: servers have the meters' beans injected, and event loops, which need
 * the names, must not wait for the bean factory's lock.
 */
final class ServerNames implements SmartInitializingSingleton {

	private static final String AUTO_CONFIGURED = "neffosServer";

	private final ListableBeanFactory beanFactory;

	private volatile @Nullable Map<String, ManagedNeffosServer> servers;

	ServerNames(ListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public void afterSingletonsInstantiated() {
		resolve();
	}

	/**
	 * Find the servers, unless that has been done. Not to be called on an event loop.
	 */
	void resolve() {
		if (this.servers == null) {
			this.servers = this.beanFactory.getBeansOfType(ManagedNeffosServer.class);
		}
	}

	/**
	 * Return whether the servers have been found.
	 * @return {@code false} as long as all names are {@code unknown}
	 */
	boolean isResolved() {
		return this.servers != null;
	}

	/**
	 * Return the name of the auto-configured server or, without one, of the only server.
	 * @return the name, {@code unknown} if there are several others or the servers have
	 * not been found yet
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
		return (servers != null) ? servers : Map.of();
	}

}
