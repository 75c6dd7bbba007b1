package io.neffos.spring.connection;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.NeffosServer;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How often a client may send, and how long what it sends may be handled.
 */
class InboundLimitTests {

	private final ManualLoop loop = new ManualLoop();

	private final AtomicInteger handled = new AtomicInteger();

	private final AtomicBoolean cancelled = new AtomicBoolean();

	@Test
	void burst() {
		NeffosServer server = server((inbound) -> inbound.withRate(new EventRate(2, 4)));
		TestClient client = TestClient.connected(server, this.loop, "ns");
		for (int i = 1; i <= 4; i++) {
			client.send("$" + i + ";ns;;echo;0;0;x");
		}
		assertThat(client.received()).as("one of the four was the connect's")
			.containsExactly("$1;ns;;echo;0;0;x", "$2;ns;;echo;0;0;x", "$3;ns;;echo;0;0;x",
					"$4;ns;;echo;1;0;limit exceeded: events per second");
		assertThat(server.counters().count(Limit.EVENT_RATE)).isOne();
		assertThat(client.closed()).isNull();
	}

	@Test
	void burstOfDifferentEvents() {
		NeffosServer server = server((inbound) -> inbound.withRate(new EventRate(2, 4)));
		TestClient client = TestClient.connected(server, this.loop, "ns");
		for (int i = 0; i < 10_000; i++) {
			client.send(";ns;;event" + i + ";0;0;x");
		}
		assertThat(server.counters().count(Limit.EVENT_RATE)).as("one of the four was the connect's")
			.isEqualTo(10_000 - 3);
	}

	@Test
	void refill() {
		NeffosServer server = server((inbound) -> inbound.withRate(new EventRate(2, 1)));
		TestClient client = TestClient.connected(server, this.loop, "ns");
		client.send("$1;ns;;echo;0;0;x");
		this.loop.advance(Duration.ofMillis(500));
		client.send("$2;ns;;echo;0;0;x");
		assertThat(client.received()).containsExactly("$1;ns;;echo;1;0;limit exceeded: events per second",
				"$2;ns;;echo;0;0;x");
	}

	@Test
	void emitThatNobodyWaitsFor() {
		NeffosServer server = server((inbound) -> inbound.withRate(new EventRate(1, 1)));
		TestClient client = TestClient.connected(server, this.loop, "ns");
		client.send(";ns;;echo;0;0;x");
		assertThat(client.received()).isEmpty();
		assertThat(this.handled).hasValue(0);
		assertThat(server.counters().count(ProtocolCounter.DROPPED_EVENT)).isOne();
	}

	@Test
	void answersOfTheClient() {
		NeffosServer server = server((inbound) -> inbound.withRate(new EventRate(1, 1)));
		TestClient client = TestClient.connected(server, this.loop, "ns");
		Mono<NeffosMessage> answer = client.connection().namespaces().get(0).ask("question", "").cache();
		answer.subscribe();
		String question = client.received().get(0);
		client.send(question.substring(0, question.indexOf(';')) + ";ns;;question;0;0;yes");
		assertThat(answer.block(Duration.ZERO)).extracting(NeffosMessage::text).isEqualTo("yes");
	}

	@Test
	void handlerThatTakesTooLong() {
		NeffosServer server = server((inbound) -> inbound.withHandlerTimeout(Duration.ofSeconds(2)));
		TestClient client = TestClient.connected(server, this.loop, "ns");
		client.send("$1;ns;;never;0;0;").send("$2;ns;;echo;0;0;x");
		this.loop.advance(Duration.ofMillis(1999));
		assertThat(client.received()).isEmpty();
		this.loop.advance(Duration.ofMillis(1));
		assertThat(client.received()).containsExactly("$1;ns;;never;1;0;handler timeout", "$2;ns;;echo;0;0;x");
		assertThat(this.cancelled).isTrue();
		assertThat(server.counters().count(Limit.HANDLER_TIME)).isOne();
	}

	@Test
	void namespaces() {
		NeffosServer server = NeffosServer.builder().namespace("ns", (ns) -> {
		}).namespace("other", (ns) -> {
		}).limits((limits) -> limits.withMemberships(new MembershipLimits(1, 1, 10))).build();
		TestClient client = TestClient.connected(server, this.loop, "ns");
		client.send("$1;other;;_OnNamespaceConnect;0;0;").send("$2;ns;;_OnNamespaceDisconnect;0;0;");
		client.send("$3;other;;_OnNamespaceConnect;0;0;");
		assertThat(client.received()).containsExactly(
				"$1;other;;_OnNamespaceConnect;1;0;limit exceeded: namespaces per connection", "$2;;;;;;", "$3;;;;;;");
		assertThat(server.counters().count(Limit.NAMESPACES)).isOne();
	}

	@Test
	void largeMessagesBehindAHandler() {
		NeffosServer server = server(UnaryOperator.identity());
		TestClient client = TestClient.connected(server, this.loop, "ns");
		client.send(";ns;;never;0;0;");
		String large = ";ns;;echo;0;0;" + "x".repeat(client.maxMessageSize() - 14);
		long kept = 0;
		while (client.requested() > 0) {
			client.send(large);
			kept += large.length();
		}
		assertThat(kept).as("at most one message more than the limit")
			.isLessThanOrEqualTo(InboundLimits.DEFAULTS.bytes() + client.maxMessageSize());
	}

	private NeffosServer server(UnaryOperator<InboundLimits> change) {
		return NeffosServer.builder()
			.namespace(
					"ns", (
							ns) -> ns
								.on("never",
										(connection, message) -> Mono.never()
											.doOnCancel(() -> this.cancelled.set(true)))
								.on("echo", (connection, message) -> {
									this.handled.incrementAndGet();
									return Mono.just(message.text());
								}))
			.limits((limits) -> limits.withInbound(change.apply(limits.inbound())))
			.build();
	}

}
