package io.neffos.spring.engine.session;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import io.neffos.spring.limits.EventRate;
import io.neffos.spring.limits.InboundLimits;
import io.neffos.spring.limits.Limit;
import io.neffos.spring.limits.MembershipLimits;
import io.neffos.spring.limits.ProtocolCounter;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
		ManagedNeffosServer server = server((inbound) -> inbound.withRate(EventRate.perSecond(2).withBurst(4)));
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
		ManagedNeffosServer server = server((inbound) -> inbound.withRate(EventRate.perSecond(2).withBurst(4)));
		TestClient client = TestClient.connected(server, this.loop, "ns");
		for (int i = 0; i < 10_000; i++) {
			client.send(";ns;;event" + i + ";0;0;x");
		}
		assertThat(server.counters().count(Limit.EVENT_RATE)).as("one of the four was the connect's")
			.isEqualTo(10_000 - 3);
	}

	@Test
	void refill() {
		ManagedNeffosServer server = server((inbound) -> inbound.withRate(EventRate.perSecond(2).withBurst(1)));
		TestClient client = TestClient.connected(server, this.loop, "ns");
		client.send("$1;ns;;echo;0;0;x");
		this.loop.advance(Duration.ofMillis(500));
		client.send("$2;ns;;echo;0;0;x");
		assertThat(client.received()).containsExactly("$1;ns;;echo;1;0;limit exceeded: events per second",
				"$2;ns;;echo;0;0;x");
	}

	@Test
	void emitThatNobodyWaitsFor() {
		ManagedNeffosServer server = server((inbound) -> inbound.withRate(EventRate.perSecond(1)));
		TestClient client = TestClient.connected(server, this.loop, "ns");
		client.send(";ns;;echo;0;0;x");
		assertThat(client.received()).isEmpty();
		assertThat(this.handled).hasValue(0);
		assertThat(server.counters().count(ProtocolCounter.DROPPED_EVENT)).isOne();
	}

	@Test
	void answersOfTheClient() {
		ManagedNeffosServer server = server((inbound) -> inbound.withRate(EventRate.perSecond(1)));
		TestClient client = TestClient.connected(server, this.loop, "ns");
		Mono<NeffosMessage> answer = client.connection().namespaces().get(0).ask("question", "").cache();
		answer.subscribe();
		String question = client.received().get(0);
		client.send(question.substring(0, question.indexOf(';')) + ";ns;;question;0;0;yes");
		assertThat(answer.block(Duration.ZERO)).extracting(NeffosMessage::text).isEqualTo("yes");
	}

	@Test
	void handlerThatTakesTooLong() {
		ManagedNeffosServer server = server((inbound) -> inbound.withHandlerTimeout(Duration.ofSeconds(2)));
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
		ManagedNeffosServer server = NeffosServer.builder().namespace("ns", (ns) -> {
		}).namespace("other", (ns) -> {
		})
			.limits((limits) -> limits.withMemberships(
					MembershipLimits.DEFAULTS.withNamespaces(1).withRooms(1).withNameLength(10).withTokenLength(10)))
			.build();
		TestClient client = TestClient.connected(server, this.loop, "ns");
		client.send("$1;other;;_OnNamespaceConnect;0;0;").send("$2;ns;;_OnNamespaceDisconnect;0;0;");
		client.send("$3;other;;_OnNamespaceConnect;0;0;");
		assertThat(client.received()).containsExactly(
				"$1;other;;_OnNamespaceConnect;1;0;limit exceeded: namespaces per connection", "$2;;;;;;", "$3;;;;;;");
		assertThat(server.counters().count(Limit.NAMESPACES)).isOne();
	}

	@Test
	void largeMessagesBehindAHandler() {
		ManagedNeffosServer server = server(UnaryOperator.identity());
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

	@ParameterizedTest
	@ValueSource(strings = { "TOKEN;ns;;echo;0;0;", ";TOKEN;;echo;0;0;", "$1;TOKEN;;_OnNamespaceConnect;0;0;",
			";ns;;TOKEN;0;0;", ";ns;;a\nb;0;0;", "$1;a\u0000b;;echo;0;0;" })
	void namesOfMessages(String message) {
		ManagedNeffosServer server = server((inbound) -> inbound);
		TestClient client = TestClient.connected(server, this.loop, "ns");
		client.send(message.replace("TOKEN", "$" + "t".repeat(255)));
		if (message.startsWith("TOKEN")) {
			assertThat(client.received()).hasSize(1);
			assertThat(client.closed()).as("just short enough").isNull();
			client.send(message.replace("TOKEN", "$" + "t".repeat(256)));
		}
		assertThat(client.closed()).isNotNull().extracting(CloseReason::code).isEqualTo(1008);
		Limit limit = (message.startsWith("TOKEN")) ? Limit.TOKEN_LENGTH : Limit.NAME_LENGTH;
		assertThat(client.closed()).extracting(CloseReason::text).isEqualTo(limit.exceeded().text());
		assertThat(server.counters().count(limit)).isOne();
		assertThat(client.received()).as("an answer would repeat it").isEmpty();
	}

	@Test
	void refusalOfALongRoom() {
		TestClient client = TestClient.connected(server((inbound) -> inbound), this.loop, "ns");
		client.send("$1;ns;" + "r".repeat(60_000) + ";echo;0;0;")
			.send("$2;ns;" + "r".repeat(201) + ";_OnRoomJoin;0;0;");
		assertThat(client.received()).containsExactly("$1;ns;;echo;1;0;bad room",
				"$2;ns;;_OnRoomJoin;1;0;invalid payload");
		assertThat(client.closed()).isNull();
	}

	private ManagedNeffosServer server(UnaryOperator<InboundLimits> change) {
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
