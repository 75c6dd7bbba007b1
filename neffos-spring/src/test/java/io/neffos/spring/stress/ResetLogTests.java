package io.neffos.spring.stress;

import java.util.List;

import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.wire.SwarmClient;
import io.neffos.spring.wire.SwarmInbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What clients that close and reset their connections at once leave in the log.
 */
@ExtendWith(OutputCaptureExtension.class)
class ResetLogTests {

	@RegisterExtension
	final StressExtension stress = new StressExtension();

	@Test
	void nothing(CapturedOutput output) {
		ManagedNeffosServer server = this.stress.serve(NeffosServer.builder().namespace("ns", (ns) -> {
		}));
		List<SwarmClient> clients = this.stress.all(200,
				(i) -> this.stress.open(0, new SwarmInbox()).thenCompose(SwarmClient::acknowledge));
		clients.forEach((client) -> {
			client.reset();
			StressExtension.await(client.ended());
		});
		StressExtension.until("end of all", () -> server.acceptedConnections() == 0);
		assertThat(output.getAll()).doesNotContain("A connection could not be accepted");
	}

}
