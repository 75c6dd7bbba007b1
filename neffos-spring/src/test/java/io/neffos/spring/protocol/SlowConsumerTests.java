package io.neffos.spring.protocol;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

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
 * Clients that don't read what is sent to them.
 */
class SlowConsumerTests {

	private static final Duration SOON = Duration.ofSeconds(30);

	@RegisterExtension
	final ReferenceExtension server = new ReferenceExtension(ReferenceSettings.DEFAULTS);

	@Test
	void burstForAHealthyClient() throws IOException {
		WireClient client = this.server.connected("u1");
		broadcast(4000, 1024);
		for (int i = 0; i < 4000; i++) {
			assertThat(client.raw().next().text()).as("everything, though more than the limits at once")
				.contains("," + i + ",");
		}
	}

	@Test
	void clientThatStopsReading() throws IOException {
		WireClient stalled = this.server.connected("stalled");
		WireClient healthy = this.server.connected("healthy");
		stalled.raw().pause();
		for (int round = 0; round < 5; round++) {
			broadcast(1000, 8192);
			for (int i = 0; i < 1000; i++) {
				assertThat(healthy.raw().next().text()).as("the other one notices nothing").contains("," + i + ",");
			}
		}
		Awaitility.await().atMost(SOON).until(() -> this.server.admin().count() == 1);
		stalled.raw().resume();
		List<Opcode> rest = IntStream.range(0, 5001)
			.mapToObj((i) -> stalled.raw().next())
			.takeWhile((frame) -> frame.opcode() != Opcode.END)
			.map(RawFrame::opcode)
			.toList();
		assertThat(rest).as("a part, in order, then the end").hasSizeLessThan(5000);
	}

	@Test
	void clientThatGoesOnReading() throws IOException {
		WireClient client = this.server.connected("u1");
		client.raw().pause();
		broadcast(100, 8192);
		client.raw().resume();
		for (int i = 0; i < 100; i++) {
			assertThat(client.raw().next().text()).as("complete after the pause").contains("," + i + ",");
		}
	}

	@Test
	void pingsOfAClientThatDoesNotRead() throws Exception {
		WireClient client = this.server.connected("u1");
		client.raw().pause();
		int pings = 100_000;
		for (int i = 0; i < pings; i++) {
			client.raw().send(RawFrame.ping("p".repeat(125)));
		}
		client.raw().resume();
		client.send("$fence;default;;echo;0;0;alive");
		int pongs = 0;
		while (client.raw().next().opcode() == Opcode.PONG) {
			pongs++;
		}
		assertThat(pongs).as("pongs that nobody takes are not kept").isBetween(1, pings * 3 / 4);
	}

	private void broadcast(int messages, int size) throws IOException {
		this.server.admin().call("POST", "/broadcast?ns=default&event=e&seq=1&n=" + messages + "&size=" + size);
	}

}
