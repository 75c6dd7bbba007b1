package io.neffos.spring.boot.autoconfigure;

import java.util.Map;
import java.util.TreeMap;

import io.neffos.spring.webflux.NeffosEndpoint;

/**
 * Refuses endpoints that share a path.
 */
final class EndpointPaths {

	private EndpointPaths() {
	}

	/**
	 * Checks endpoints.
	 * @param endpoints the endpoints by the names of their beans
	 * @throws EndpointFailureException if two have the same path
	 */
	static void check(Map<String, NeffosEndpoint> endpoints) {
		Map<String, String> names = new TreeMap<>();
		endpoints.forEach((name, endpoint) -> {
			String other = names.putIfAbsent(endpoint.path(), name);
			if (other != null) {
				throw new EndpointFailureException(
						"Two neffos endpoints have the path '" + endpoint.path() + "': the beans '" + other + "' and '"
								+ name + "'",
						"Give one of them another path: that of the auto-configured endpoint 'neffosEndpoint' is"
								+ " neffos.server.path, those of others are set with NeffosEndpoint.Builder.path(…).");
			}
		});
	}

}
