package io.neffos.spring.protocol;

import java.io.IOException;
import java.time.Duration;

import io.neffos.spring.limits.ConnectionLimits;
import io.neffos.spring.limits.Heartbeat;
import io.neffos.spring.reference.ReferenceExtension;
import io.neffos.spring.reference.ReferenceSettings;
import io.neffos.spring.reference.WireClient;
import io.neffos.spring.wire.Opcode;
import io.neffos.spring.wire.RawFrame;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The server's pings, to clients that answer and to one that is gone without a word.
 */
class PingTests {

	private static final ConnectionLimits LIMITS = ConnectionLimits.DEFAULTS
		.withHeartbeat(Heartbeat.DEFAULTS.withInterval(Duration.ofSeconds(1)).withTimeout(Duration.ofSeconds(2)));

	@RegisterExtension
	final ReferenceExtension server = new ReferenceExtension(ReferenceSettings.DEFAULTS.withLimits(LIMITS));

	@Test
	void silentClient() throws IOException {
		WireClient client = this.server.connected("u1").join("default", "r");
		assertThat(client.raw().next().opcode()).isEqualTo(Opcode.PING);
		assertThat(client.raw().next().opcode()).as("nothing more is said to it").isEqualTo(Opcode.END);
		Awaitility.await().until(() -> this.server.admin().count() == 0);
	}

	@Test
	void clientThatAnswers() throws IOException {
		WireClient client = this.server.connected("u1");
		for (int round = 0; round < 3; round++) {
			RawFrame ping = client.raw().next();
			assertThat(ping.opcode()).isEqualTo(Opcode.PING);
			client.send(new RawFrame(Opcode.PONG, true, ping.payload()));
		}
		assertThat(this.server.admin().count()).as("after more than the timeout").isOne();
	}

}
