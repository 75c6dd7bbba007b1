package io.neffos.spring.boot.actuate;

import io.neffos.spring.server.ConnectionCounts;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.ServerState;
import reactor.core.publisher.Mono;

import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Health.Builder;

/**
 * Health of a server: up while it takes connections, else out of service, with the number
 * of connections that are left.
 */
final class NeffosHealthIndicator extends AbstractReactiveHealthIndicator {

	private final ManagedNeffosServer server;

	NeffosHealthIndicator(ManagedNeffosServer server) {
		super("neffos health check failed");
		this.server = server;
	}

	@Override
	protected Mono<Health> doHealthCheck(Builder builder) {
		return Mono.fromCallable(() -> {
			ServerState state = this.server.inspection().state();
			ConnectionCounts counts = this.server.inspection().counts();
			return ((state == ServerState.ACCEPTING) ? builder.up() : builder.outOfService()).withDetail("state", state)
				.withDetail("pending", counts.pending())
				.withDetail("connected", counts.connected())
				.withDetail("closing", counts.closing())
				.build();
		});
	}

}
