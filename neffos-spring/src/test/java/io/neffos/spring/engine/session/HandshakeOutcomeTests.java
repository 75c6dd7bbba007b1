package io.neffos.spring.engine.session;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.limits.ConnectionLimits;
import io.neffos.spring.limits.ProtocolCounter;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.server.ConnectionInterceptor;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every handshake is counted under exactly one outcome.
 */
class HandshakeOutcomeTests {

	private static final List<ProtocolCounter> OUTCOMES = List.of(ProtocolCounter.ACCEPTED_CONNECTION,
			ProtocolCounter.REFUSED_CONNECTION, ProtocolCounter.HANDSHAKE_TIMEOUT, ProtocolCounter.HANDSHAKE_VIOLATION,
			ProtocolCounter.ABANDONED_HANDSHAKE);

	private final ManualLoop loop = new ManualLoop();

	private final Sinks.Empty<Void> decision = Sinks.empty();

	private final ManagedNeffosServer server = NeffosServer.builder().namespace("ns", (ns) -> {
	}).interceptor(new ConnectionInterceptor() {

		@Override
		public Mono<Void> onConnect(NeffosConnection connection) {
			return HandshakeOutcomeTests.this.decision.asMono();
		}

	}).build();

	private final TestClient client = new TestClient(this.server, this.loop);

	@AfterEach
	void ended() {
		this.client.disappear();
		assertThat(this.server.counters().count(ProtocolCounter.STARTED_HANDSHAKE)).isOne();
		assertThat(outcomes()).as("the end of the connection is no other outcome").hasSize(1);
		assertThat(this.server.inspection().counts().pending()).isZero();
	}

	@Test
	void pending() {
		this.client.send("M");
		assertThat(outcomes()).isEmpty();
		assertThat(this.server.inspection().counts().pending()).isOne();
	}

	@Test
	void accepted() {
		this.decision.tryEmitEmpty();
		this.client.send("M");
		assertThat(outcomes()).containsExactly(Map.entry(ProtocolCounter.ACCEPTED_CONNECTION, 1L));
	}

	@Test
	void refused() {
		this.decision.tryEmitError(new NeffosException("no"));
		this.client.send("M");
		assertThat(outcomes()).containsExactly(Map.entry(ProtocolCounter.REFUSED_CONNECTION, 1L));
	}

	@Test
	void timeout() {
		this.loop.advance(ConnectionLimits.DEFAULTS.handshake().timeout());
		assertThat(outcomes()).containsExactly(Map.entry(ProtocolCounter.HANDSHAKE_TIMEOUT, 1L));
	}

	@Test
	void violation() {
		this.client.send("Avictim");
		assertThat(outcomes()).containsExactly(Map.entry(ProtocolCounter.HANDSHAKE_VIOLATION, 1L));
		assertThat(this.server.counters().count(ProtocolCounter.VIOLATION)).isOne();
	}

	@Test
	void abandoned() {
		this.client.disappear();
		assertThat(outcomes()).containsExactly(Map.entry(ProtocolCounter.ABANDONED_HANDSHAKE, 1L));
	}

	@Test
	void shutdown() {
		this.server.closeAll(CloseReason.GOING_AWAY);
		this.loop.runTasks();
		assertThat(outcomes()).containsExactly(Map.entry(ProtocolCounter.ABANDONED_HANDSHAKE, 1L));
	}

	private Map<ProtocolCounter, Long> outcomes() {
		Map<ProtocolCounter, Long> counts = new EnumMap<>(ProtocolCounter.class);
		for (ProtocolCounter outcome : OUTCOMES) {
			long count = this.server.counters().count(outcome);
			if (count > 0) {
				counts.put(outcome, count);
			}
		}
		return counts;
	}

}
