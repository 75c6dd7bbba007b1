package io.neffos.spring.stress;

import java.time.Duration;

import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.limits.OutboundLoad;
import io.neffos.spring.server.ConnectionCounts;
import io.neffos.spring.server.ManagedNeffosServer;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is left in a server.
 */
public final class ServerState {

	private static final Duration SOON = Duration.ofSeconds(20);

	private ServerState() {
	}

	/**
	 * Waits until the last connection and its callbacks have ended, and fails if anything
	 * of them is left.
	 */
	public static void assertEmpty(ManagedNeffosServer server) {
		StressExtension.until("end of all connections", () -> server.acceptedConnections() == 0);
		StressExtension.until("end of what waits", () -> server.outboundLoad().equals(OutboundLoad.NONE));
		assertThat(server.inspection().counts()).isEqualTo(new ConnectionCounts(0, 0, 0));
		assertThat(server.totalConnections()).as("open connections").isZero();
		assertThat(server.connections()).as("open connections").isEmpty();
		for (String namespace : server.namespaces()) {
			assertThat(server.rooms(namespace)).as("rooms of '%s'", namespace).isEmpty();
			assertThat(server.connections(namespace)).as("connections in '%s'", namespace).isEmpty();
			StepVerifier.create(server.to(namespace).broadcast("anybody", "").result())
				.expectNext(BroadcastResult.NONE)
				.expectComplete()
				.verify(SOON);
		}
	}

}
