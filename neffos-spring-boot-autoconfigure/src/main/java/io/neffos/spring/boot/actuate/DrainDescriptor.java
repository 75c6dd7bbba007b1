package io.neffos.spring.boot.actuate;

import java.util.List;

import io.neffos.spring.server.ConnectionCounts;
import io.neffos.spring.server.ServerState;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What has become of servers that were to be drained, or to take connections again.
 *
 * @param servers one for each server
 * @since 0.1.0
 */
public record DrainDescriptor(List<ServerProgress> servers) implements OperationResponseBody {

	/**
	 * How far a server is.
	 *
	 * @param name its bean's name
	 * @param state whether it takes connections
	 * @param connections how many connections it has
	 */
	public record ServerProgress(String name, ServerState state, ConnectionCounts connections) {

		static ServerProgress of(NamedServer named) {
			return new ServerProgress(named.name(), named.server().inspection().state(),
					named.server().inspection().counts());
		}

	}

}
