package io.neffos.spring.protocol;

import java.io.IOException;
import java.time.Duration;

import io.neffos.spring.limits.ConnectionLimits;
import io.neffos.spring.limits.Heartbeat;
import io.neffos.spring.reference.ReferenceExtension;
import io.neffos.spring.reference.ReferenceSettings;
import io.neffos.spring.reference.WireClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Clients that are gone while a handler of theirs runs, and the server reads nothing more
 * from them.
 */
class GoneClientTests {

	private static final ConnectionLimits LIMITS = ConnectionLimits.DEFAULTS
		.withHeartbeat(Heartbeat.DEFAULTS.withInterval(Duration.ofMillis(500)).withTimeout(Duration.ofSeconds(1)))
		.withCloseGrace(Duration.ofMillis(100));

	@RegisterExtension
	final ReferenceExtension server = new ReferenceExtension(ReferenceSettings.DEFAULTS.withLimits(LIMITS));

	@Test
	void reset() throws IOException {
		WireClient client = busy();
		client.raw().reset();
		assertGone();
	}

	@Test
	void end() throws IOException {
		WireClient client = busy();
		client.raw().close();
		assertGone();
	}

	private WireClient busy() throws IOException {
		WireClient client = this.server.connected("u1").send(";default;;slow;0;0;");
		for (int i = 0; i < 200; i++) {
			client.send(";default;;noop;0;0;" + "x".repeat(1000));
		}
		return client;
	}

	private void assertGone() {
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> this.server.admin().count() == 0);
	}

}
