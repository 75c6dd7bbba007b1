package io.neffos.spring.protocol;

import java.io.IOException;
import java.util.Map;

import io.neffos.spring.reference.ReferenceExtension;
import io.neffos.spring.reference.ReferenceSettings;
import io.neffos.spring.reference.WireClient;
import io.neffos.spring.wire.RawFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HandshakeTests {

	private static final String CONNECT = "$1;default;;_OnNamespaceConnect;0;0;";

	@RegisterExtension
	final ReferenceExtension server = new ReferenceExtension(ReferenceSettings.DEFAULTS);

	@Test
	void binaryAcknowledgement() throws IOException {
		this.server.pending("u1").send(RawFrame.binary(new byte[] { 'M' })).expect("Au1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Avictim", "A", "Hsomething", "H" })
	void serversPartByAClient(String frame) throws IOException {
		WireClient victim = this.server.connected("victim");
		WireClient attacker = this.server.pending("attacker");
		attacker.send(frame).expectClose(1002, 1008);
		this.server.admin().call("POST", "/broadcast?ns=default&event=secret&to=victim&body=x");
		victim.expect(";default;;secret;0;0;x");
		assertThat(this.server.admin().count()).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "100" })
	void serversPartByARefusedClient(String delay) throws IOException {
		WireClient attacker = this.server.pending(Map.of("X-Deny", "1", "X-Slow", delay));
		attacker.send("Aevil").expectClose(1002, 1008);
		assertThat(this.server.admin().count()).isZero();
		assertThat(this.server.admin().events()).extracting((event) -> event.get("Event"))
			.containsOnly("Server.OnConnect");
	}

	@Test
	void serversPartAfterTheAcknowledgement() throws IOException {
		WireClient client = this.server.connected("u1");
		client.send("Aevil").expectNothingHandled();
		this.server.admin().call("POST", "/broadcast?ns=default&event=secret&to=evil&body=x");
		client.expectNothing();
	}

	@Test
	void acknowledgementWhileTheCallbackRuns() throws IOException {
		WireClient client = this.server.pending(Map.of("X-Username", "u1", "X-Slow", "150"));
		client.send("M").send(CONNECT).expectNothing().expect("Au1").expect("$1;;;;;;");
	}

	@Test
	void broadcastWhileTheCallbackRuns() throws IOException {
		WireClient client = this.server.pending(Map.of("X-Username", "u1", "X-Slow", "300", "X-Deny", "1"));
		client.send("M").send(CONNECT).expectNothing();
		this.server.admin().call("POST", "/broadcast?ns=default&event=secret&body=x");
		this.server.admin().call("POST", "/broadcast?ns=default&event=secret&to=u1&body=x");
		assertThat(this.server.admin().count()).isZero();
		client.expect("Hunauthorized").expectClose(1008);
		assertThat(this.server.admin().count()).isZero();
	}

	@Test
	void floodWhileTheCallbackRuns() throws IOException {
		WireClient client = this.server.pending(Map.of("X-Username", "u1", "X-Slow", "30000")).send("M");
		for (int i = 0; i < 5; i++) {
			client.send(CONNECT).send("$2;default;;echo;0;0;x");
		}
		client.expectNothing();
		assertThat(this.server.admin().connections("default")).isZero();
		assertThat(this.server.admin().events()).extracting((event) -> event.get("Event"))
			.containsExactly("Server.OnConnect");
	}

	@Test
	void refusal() throws IOException {
		WireClient client = this.server.pending(Map.of("X-Username", "u1", "X-Deny", "1"));
		client.send("M").expect("Hunauthorized").expectClose(1008);
		assertThat(this.server.admin().count()).isZero();
		assertThat(this.server.admin().events()).extracting((event) -> event.get("Event"))
			.containsExactly("Server.OnConnect");
		assertThat(this.server.admin().counter("REFUSED_CONNECTION")).isOne();
	}

	@Test
	void messagesOfARefusedClient() throws IOException {
		WireClient client = this.server.pending(Map.of("X-Username", "u1", "X-Deny", "1"));
		client.send(CONNECT).send("M").send(CONNECT).expect("Hunauthorized").expectClose(1008);
		assertThat(this.server.admin().events()).extracting((event) -> event.get("Event"))
			.containsExactly("Server.OnConnect");
	}

	@Test
	void messagesBeforeTheAcknowledgement() throws IOException {
		WireClient client = this.server.pending("u1").send(CONNECT);
		for (int i = 2; i <= 16; i++) {
			String echo = "$" + i + ";default;;echo;0;0;";
			client.send((i % 2 == 0) ? RawFrame.text(echo) : RawFrame.binary(echo.getBytes()));
		}
		client.expectNothing().send("M").expect("Au1").expect("$1;;;;;;");
		for (int i = 2; i <= 16; i++) {
			assertThat(client.raw().next().text()).isEqualTo("$" + i + ";default;;echo;0;0;");
		}
	}

	@Test
	void tooManyMessagesBeforeTheAcknowledgement() throws IOException {
		WireClient client = this.server.pending("u1");
		for (int i = 0; i < 17; i++) {
			client.send(CONNECT);
		}
		client.expectClose(1008);
		assertThat(this.server.admin().count()).isZero();
	}

	@Test
	void tooManyBytesBeforeTheAcknowledgement() throws IOException {
		WireClient client = this.server.pending("u1");
		String large = "$1;default;;echo;0;0;" + "x".repeat(30_000);
		client.send(large).send(large).expectNothing().send(large).expectClose(1008);
		assertThat(this.server.admin().count()).isZero();
	}

}
