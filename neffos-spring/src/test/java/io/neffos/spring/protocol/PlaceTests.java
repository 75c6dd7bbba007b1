package io.neffos.spring.protocol;

import java.io.IOException;

import io.neffos.spring.limits.AdmissionLimits;
import io.neffos.spring.reference.ReferenceExtension;
import io.neffos.spring.reference.ReferenceSettings;
import io.neffos.spring.reference.WireClient;
import io.neffos.spring.wire.Opcode;
import io.neffos.spring.wire.RawClient;
import io.neffos.spring.wire.RawFrame;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The only place of a server: taken as long as its client has a socket there, whatever
 * became of the WebSocket.
 */
class PlaceTests {

	@RegisterExtension
	final ReferenceExtension server = new ReferenceExtension(
			ReferenceSettings.DEFAULTS.withAdmission(AdmissionLimits.NONE.withConnections(1)));

	@Test
	void clientThatIsGone() throws IOException {
		WireClient client = this.server.connected("u1");
		assertThat(status()).isEqualTo(503);
		client.raw().close();
		assertVacant();
	}

	@Test
	void pendingClientThatIsGone() throws IOException {
		WireClient client = this.server.pending("u1").expectNothing();
		assertThat(status()).isEqualTo(503);
		client.raw().close();
		assertVacant();
	}

	@Test
	void clientThatCloses() throws IOException {
		WireClient client = this.server.connected("u1");
		client.send(new RawFrame(Opcode.CLOSE, true, new byte[] { 0x03, (byte) 0xE8 }));
		assertThat(client.raw().next().opcode()).isEqualTo(Opcode.CLOSE);
		assertVacant();
	}

	@Test
	void clientThatAnswersAClose() throws IOException {
		this.server.connected("u1").send(";default;;closeme;0;0;").expectClose(1000);
		assertVacant();
	}

	@Test
	void clientThatDoesNotAnswerAClose() throws IOException {
		WireClient client = this.server.connected("u1").send(";default;;closeme;0;0;");
		assertThat(client.raw().next().opcode()).isEqualTo(Opcode.CLOSE);
		Awaitility.await().until(() -> this.server.admin().count() == 0);
		assertThat(status()).as("the socket is still there").isEqualTo(503);
		client.raw().close();
		assertVacant();
	}

	private void assertVacant() {
		Awaitility.await().untilAsserted(() -> assertThat(status()).isEqualTo(101));
	}

	private int status() throws IOException {
		try (RawClient client = RawClient.open(this.server.port(), "/neffos")) {
			return client.response().status();
		}
	}

}
