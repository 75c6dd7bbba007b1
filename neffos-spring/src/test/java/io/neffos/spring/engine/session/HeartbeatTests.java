package io.neffos.spring.engine.session;

import java.time.Duration;

import io.neffos.spring.engine.server.AcceptingServer;
import io.neffos.spring.limits.HandshakeLimits;
import io.neffos.spring.limits.Heartbeat;
import io.neffos.spring.limits.Limit;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that are gone without a word.
 */
class HeartbeatTests {

	private final ManualLoop loop = new ManualLoop();

	private final ManagedNeffosServer server = NeffosServer.builder()
		.namespace("ns",
				(ns) -> ns.on("never", (connection, message) -> Mono.never())
					.on("echo", (connection, message) -> Mono.just(message.text())))
		.build();

	private final TestClient client = TestClient.connected(this.server, this.loop, "ns");

	@Test
	void silentClient() {
		advance(24);
		assertThat(this.client.pings()).as("too early").isZero();
		advance(4);
		assertThat(this.client.pings()).isOne();
		assertThat(this.client.closed()).isNull();
		advance(10);
		assertThat(this.client.closed()).isEqualTo(CloseReason.LOST);
		assertThat(this.server.totalConnections()).isZero();
		assertThat(this.server.counters().count(Limit.HEARTBEAT)).isOne();
	}

	@Test
	void clientThatAnswers() {
		for (int round = 1; round <= 3; round++) {
			advance(28);
			assertThat(this.client.pings()).isEqualTo(round);
			this.client.connection().alive();
		}
		assertThat(this.client.closed()).isNull();
	}

	@Test
	void clientThatSends() {
		for (int round = 0; round < 5; round++) {
			advance(20);
			this.client.send(";ns;;echo;0;0;");
		}
		assertThat(this.client.pings()).isZero();
	}

	@Test
	void clientThatIsNotReadFrom() {
		while (this.client.requested() > 0) {
			this.client.send(";ns;;never;0;0;");
		}
		advance(120);
		assertThat(this.client.closed()).as("its pong would wait behind what is not read").isNull();
	}

	@Test
	void clientThatTakesALargeMessage() {
		for (int left = 100; left > 0; left--) {
			this.client.behind(left);
			advance(4);
		}
		assertThat(this.client.pings()).isZero();
		assertThat(this.client.closed()).isNull();
		this.client.behind(0);
		advance(4);
		assertThat(this.client.pings()).isOne();
		advance(6);
		assertThat(this.client.closed()).as("it has the whole time to answer").isNull();
		advance(3);
		assertThat(this.client.closed()).isEqualTo(CloseReason.LOST);
	}

	@Test
	void clientThatTakesNothing() {
		this.client.behind(100);
		advance(38);
		assertThat(this.client.pings()).isZero();
		assertThat(this.client.closed()).isEqualTo(CloseReason.LOST);
	}

	@Test
	void endedClients() {
		LoopHeartbeat heartbeat = new LoopHeartbeat(this.loop, Heartbeat.DEFAULTS,
				AcceptingServer.acceptorOf(this.server).counters());
		HeartbeatState[] states = new HeartbeatState[3];
		for (int i = 0; i < states.length; i++) {
			states[i] = new HeartbeatState(this.client.connection());
			heartbeat.add(states[i]);
		}
		heartbeat.remove(states[0]);
		heartbeat.remove(states[0]);
		heartbeat.remove(states[2]);
		assertThat(states).extracting((state) -> state.index).containsExactly(-1, 0, -1);
		this.client.disappear();
		assertThat(this.client.connection().heartbeat.index).as("at once").isNegative();
	}

	@Test
	void clientOfALoopThatHasStopped() {
		ManualLoop stopping = new ManualLoop();
		TestClient gone = TestClient.connected(this.server, stopping, "ns");
		stopping.stop();
		TestClient.connected(this.server, new ManualLoop(), "ns");
		int index = gone.connection().heartbeat.index;
		gone.disappear();
		assertThat(gone.connection().heartbeat.index).as("nothing knows it any more").isEqualTo(index).isNotNegative();
	}

	@Test
	void transportThatFails() {
		TestClient other = TestClient.connected(this.server, this.loop, "ns");
		this.client.behind(-1);
		advance(28);
		assertThat(other.pings()).isOne();
	}

	@Test
	void pendingClient() {
		TestClient pending = new TestClient(NeffosServer.builder()
			.limits((limits) -> limits.withHandshake(
					HandshakeLimits.DEFAULTS.withTimeout(Duration.ofMinutes(5)).withMessages(1).withBytes(1)))
			.build(), this.loop);
		advance(40);
		assertThat(pending.closed()).isEqualTo(CloseReason.LOST);
	}

	@Test
	void withoutHeartbeat() {
		TestClient left = TestClient.connected(NeffosServer.builder().namespace("ns", (ns) -> {
		}).limits((limits) -> limits.withHeartbeat(null)).build(), this.loop, "ns");
		advance(120);
		assertThat(left.pings()).isZero();
		assertThat(left.closed()).isNull();
	}

	private void advance(int seconds) {
		this.loop.advance(Duration.ofSeconds(seconds));
	}

}
