package io.neffos.spring.engine.broadcast;

import java.util.List;

import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.session.TestClient;
import io.neffos.spring.limits.ProtocolCounter;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is counted of the messages in and out.
 */
class MessageCountTests {

	private final ManualLoop loop = new ManualLoop();

	private final ManagedNeffosServer server = NeffosServer.builder()
		.namespace("ns", (ns) -> ns.on("echo", (connection, message) -> Mono.just(message.text())))
		.build();

	@Test
	void conversation() {
		TestClient client = new TestClient(this.server, this.loop);
		client.send("M").send("$1;ns;;_OnNamespaceConnect;0;0;").send("$2;ns;;echo;0;0;x").send("");
		assertThat(client.received()).hasSize(3);
		assertThat(count(ProtocolCounter.RECEIVED_MESSAGE)).isEqualTo(4);
		assertThat(count(ProtocolCounter.SENT_MESSAGE)).isEqualTo(3);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void broadcasts(int messages) {
		List<TestClient> clients = List.of(member(), member(), member());
		clients.get(0).send("$2;ns;room;_OnRoomJoin;0;0;");
		long before = count(ProtocolCounter.SENT_MESSAGE);
		for (int i = 0; i < messages; i++) {
			this.server.to("ns").except(clients.get(1).connection()).broadcast("e", "x");
			this.server.to("ns").room("room").broadcast("e", "x");
			this.server.to("ns").connection(clients.get(2).connection().id()).broadcast("e", "x");
		}
		this.loop.runTasks();
		assertThat(count(ProtocolCounter.SENT_MESSAGE) - before).isEqualTo(messages * (2 + 1 + 1));
	}

	@Test
	void closedMembers() {
		TestClient gone = member();
		long before = count(ProtocolCounter.SENT_MESSAGE);
		this.server.to("ns").broadcast("e", "x");
		gone.close(CloseReason.LOST);
		this.loop.runTasks();
		assertThat(count(ProtocolCounter.SENT_MESSAGE) - before).isZero();
	}

	@Test
	void unhandledMessages() {
		TestClient client = member();
		client.send("$2;ns;;dance;0;0;").send(";ns;;dance;0;0;").send("$3;ns;;_OnRoomJoined;0;0;");
		assertThat(count(ProtocolCounter.REFUSED_ASK)).isEqualTo(2);
		assertThat(count(ProtocolCounter.DROPPED_EVENT)).isOne();
		assertThat(count(ProtocolCounter.REFUSED_CALLBACK)).isOne();
	}

	private long count(ProtocolCounter counter) {
		return this.server.counters().count(counter);
	}

	private TestClient member() {
		return TestClient.connected(this.server, this.loop, "ns");
	}

}
