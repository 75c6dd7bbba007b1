package io.neffos.spring.protocol;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.neffos.spring.reference.ReferenceExtension;
import io.neffos.spring.reference.ReferenceSettings;
import io.neffos.spring.reference.WireClient;
import io.neffos.spring.wire.Opcode;
import io.neffos.spring.wire.RawClient;
import io.neffos.spring.wire.RawFrame;
import io.neffos.spring.wire.RawRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class CloseTests {

	private static final String DISCONNECTED = "Server.OnDisconnect";

	@RegisterExtension
	final ReferenceExtension server = new ReferenceExtension(ReferenceSettings.DEFAULTS);

	@Test
	void closeByAHandler() throws IOException {
		this.server.connected("u1").send(";default;;closeme;0;0;").expectClose(1000);
		assertDisconnectedOnce();
	}

	@Test
	void closeByTheApplication() throws IOException {
		WireClient client = this.server.connected("u1");
		this.server.admin().call("GET", "/do/close");
		client.expectClose(1000);
		assertDisconnectedOnce();
	}

	@Test
	void closeOfTheServer() throws IOException {
		WireClient open = this.server.connected("u1");
		WireClient pending = this.server.pending("u2").expectNothing();
		this.server.admin().call("GET", "/serverclose");
		open.expectClose(1001);
		pending.expectClose(1001);
		assertDisconnected(2);
	}

	@Test
	void probeOfAServerThatIsShuttingDown() throws IOException {
		this.server.admin().call("GET", "/serverclose");
		assertThatIOException().as("any answer would tell the client that the server is back")
			.isThrownBy(() -> this.server.http(RawRequest.of("HEAD", "/neffos")));
	}

	@Test
	void upgradeOfAServerThatIsShuttingDown() throws IOException {
		this.server.admin().call("GET", "/serverclose");
		try (RawClient client = RawClient.open(this.server.port(), "/neffos")) {
			assertThat(client.response().status()).isEqualTo(503);
		}
	}

	@Test
	void closeByTheClient() throws IOException {
		WireClient client = this.server.connected("u1");
		client.send(new RawFrame(Opcode.CLOSE, true, new byte[] { 0x03, (byte) 0xE8 }));
		RawFrame answer = client.raw().next();
		assertThat(answer.opcode()).isEqualTo(Opcode.CLOSE);
		assertThat(answer.closeCode()).isEqualTo(1000);
		assertThat(client.raw().next().opcode()).isEqualTo(Opcode.END);
		assertDisconnectedOnce();
	}

	@Test
	void lostConnectionDuringAnAsk() throws IOException {
		WireClient client = this.server.connected("u1").join("default", "lobby");
		client.send(";default;;askme;0;0;question");
		assertThat(client.raw().next().text()).endsWith(";default;;onAsk;0;0;question");
		client.raw().close();
		assertDisconnectedOnce();
	}

	@Test
	void broadcastFromTheForcedLeave() throws IOException {
		WireClient leaving = this.server.acknowledged("leaving").connect("goodbye").join("goodbye", "r");
		WireClient staying = this.server.acknowledged("staying").connect("goodbye").join("goodbye", "r");
		leaving.raw().close();
		staying.expect(";goodbye;r;presence;0;0;leaving").expect(";goodbye;r;presence;0;0;leaving");
	}

	@Test
	void broadcastFromTheForcedDisconnect() throws IOException {
		WireClient leaving = this.server.acknowledged("leaving").connect("goodbye1");
		WireClient staying = this.server.acknowledged("staying").connect("goodbye1");
		leaving.raw().close();
		staying.expect(";goodbye1;;presence;0;0;leaving");
	}

	private void assertDisconnectedOnce() {
		assertDisconnected(1);
	}

	/**
	 * Checks the callbacks of the end.
	 * @param times how many connections the connect callback had agreed to
	 */
	private void assertDisconnected(int times) {
		List<Object> events = new ArrayList<>();
		long deadline = System.nanoTime() + RawClient.PATIENCE.toNanos();
		while (Collections.frequency(events, DISCONNECTED) < times && System.nanoTime() < deadline) {
			this.server.admin().events().forEach((event) -> events.add(event.get("Event")));
		}
		assertThat(this.server.admin().count()).isZero();
		this.server.admin().events().forEach((event) -> events.add(event.get("Event")));
		assertThat(events).containsOnlyOnce("_OnNamespaceDisconnect").endsWith(DISCONNECTED);
		assertThat(events).filteredOn(DISCONNECTED::equals).hasSize(times);
	}

}
