package io.neffos.spring.engine.session;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.neffos.spring.annotation.support.PayloadCodecs;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.limits.AskLimits;
import io.neffos.spring.limits.InboundLimits;
import io.neffos.spring.limits.Limit;
import io.neffos.spring.limits.ProtocolCounter;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.codec.json.JacksonJsonDecoder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Questions that the server asks a client.
 */
@ExtendWith(OutputCaptureExtension.class)
class AskTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	private final ManualLoop loop = new ManualLoop();

	private final ManagedNeffosServer server = NeffosServer.builder()
		.namespace("ns",
				(ns) -> ns.on("echo", (connection, message) -> Mono.just(message.text()))
					.on("askme", (connection, message) -> connection.ask("question", "?").map(NeffosMessage::text)))
		.build();

	private final TestClient client = TestClient.connected(this.server, this.loop, "ns");

	@Test
	void answer() {
		List<NeffosMessage> answers = new ArrayList<>();
		member().ask("question", "body").subscribe(answers::add);
		String token = token(this.client.received().get(0));
		this.client.send(token + ";ns;;question;0;0;yes");
		assertThat(answers).singleElement().extracting(NeffosMessage::text).isEqualTo("yes");
	}

	@Test
	void timeoutThatNoTimerCounts() {
		for (int i = 0; i < 200; i++) {
			StepVerifier.create(member().ask("question", "?", ChronoUnit.FOREVER.getDuration()))
				.expectError(ArithmeticException.class)
				.verify(SOON);
		}
		assertThat(this.client.received()).isEmpty();
		List<NeffosMessage> answers = new ArrayList<>();
		member().ask("question", "body").subscribe(answers::add);
		this.client.send(token(this.client.received().get(0)) + ";ns;;question;0;0;yes");
		assertThat(answers).hasSize(1);
	}

	@Test
	void typedAnswer() {
		List<String> answers = new ArrayList<>();
		member().ask("question", "body", String.class).subscribe(answers::add);
		this.client.send(token(this.client.received().get(0)) + ";ns;;question;0;0;yes");
		assertThat(answers).containsExactly("yes");
	}

	@Test
	void undecodableAnswer(CapturedOutput output) {
		ManagedNeffosServer decoding = NeffosServer.builder()
			.bodyConverter(new PayloadCodecs(List.of(new JacksonJsonDecoder()), List.of()).bodyConverter())
			.namespace("ns",
					(ns) -> ns.on("askme", (connection, message) -> connection.ask("question", "?", Integer.class)))
			.build();
		TestClient liar = TestClient.connected(decoding, this.loop, "ns");
		liar.send("$1;ns;;askme;0;0;");
		liar.send(token(liar.received().get(0)) + ";ns;;question;0;0;{");
		assertThat(liar.received()).containsExactly("$1;ns;;askme;1;0;invalid payload");
		assertThat(output).as("the client's fault").doesNotContain("ERROR");
	}

	@Test
	void answerOfUnreadableType() {
		Mono<Integer> answer = member().ask("question", "body", Integer.class, Duration.ofSeconds(3)).cache();
		answer.subscribe((value) -> {
		}, (ex) -> {
		});
		this.client.send(token(this.client.received().get(0)) + ";ns;;question;0;0;7");
		StepVerifier.create(answer)
			.expectErrorMessage("Reading a body as java.lang.Integer requires a converter; String, byte[] and"
					+ " NeffosMessage need none")
			.verify(SOON);
	}

	@Test
	void errorAnswer() {
		Mono<NeffosMessage> answer = member().ask("question", "body").cache();
		answer.subscribe((message) -> {
		}, (ex) -> {
		});
		this.client.send(token(this.client.received().get(0)) + ";ns;;question;1;0;bad room");
		StepVerifier.create(answer)
			.verifyErrorSatisfies((ex) -> assertThat(((NeffosException) ex).error()).isEqualTo(NeffosError.BAD_ROOM));
	}

	@Test
	void timeout() {
		Mono<NeffosMessage> answer = member().ask("question", "body", Duration.ofSeconds(3)).cache();
		answer.subscribe((message) -> {
		}, (ex) -> {
		});
		this.loop.advance(Duration.ofSeconds(3));
		StepVerifier.create(answer)
			.expectErrorMatches((ex) -> ((NeffosException) ex).error() == NeffosError.ASK_TIMEOUT)
			.verify(SOON);
	}

	@Test
	void lateAnswer() {
		member().ask("echo", "body", Duration.ofSeconds(3)).subscribe((message) -> {
		}, (ex) -> {
		});
		String token = token(this.client.received().get(0));
		this.loop.advance(Duration.ofSeconds(3));
		this.client.send(token + ";ns;;echo;0;0;late");
		assertThat(this.client.received()).as("an answer is never fired as an event").isEmpty();
		assertThat(this.server.counters().count(ProtocolCounter.LATE_ANSWER)).isEqualTo(1);
	}

	@Test
	void closeWhileWaiting() {
		Mono<NeffosMessage> answer = member().ask("question", "body").cache();
		answer.subscribe((message) -> {
		}, (ex) -> {
		});
		this.client.disappear();
		StepVerifier.create(answer)
			.expectErrorMatches((ex) -> ((NeffosException) ex).error() == NeffosError.WRITE_CLOSED)
			.verify(SOON);
	}

	@Test
	void insideHandlerWithOtherMessagesInBetween() {
		this.client.send("$1;ns;;askme;0;0;");
		String token = token(this.client.received().get(0));
		this.client.send("$2;ns;;echo;0;0;kept");
		assertThat(this.client.received()).isEmpty();
		this.client.send(token + ";ns;;question;0;0;answer");
		assertThat(this.client.received()).containsExactly("$1;ns;;askme;0;0;answer", "$2;ns;;echo;0;0;kept");
	}

	@Test
	void tokensOfTwoConnections() {
		TestClient other = TestClient.connected(this.server, this.loop, "ns");
		List<NeffosMessage> answers = new ArrayList<>();
		member().ask("question", "body").subscribe(answers::add);
		String token = token(this.client.received().get(0));
		other.send(token + ";ns;;question;0;0;forged");
		assertThat(answers).as("nobody answers for another").isEmpty();
	}

	@Test
	void tokensOfOneConnection() {
		Set<String> tokens = new HashSet<>();
		for (int i = 0; i < 10; i++) {
			member().ask("question", "body").subscribe();
		}
		this.client.received().forEach((frame) -> tokens.add(token(frame)));
		assertThat(tokens).hasSize(10).allMatch((token) -> Character.isDigit(token.charAt(0)));
	}

	@Test
	void limit() {
		for (int i = 0; i < AskLimits.DEFAULTS.pending(); i++) {
			member().ask("question", "body").subscribe();
		}
		StepVerifier.create(member().ask("question", "one too many"))
			.expectErrorMatches((ex) -> ((NeffosException) ex).error() == NeffosError.LIMIT_EXCEEDED)
			.verify(SOON);
	}

	@Test
	void limitAfterAllHaveTimedOut() {
		ask(AskLimits.DEFAULTS.pending());
		this.client.received();
		this.loop.advance(AskLimits.DEFAULTS.timeout());
		ask(AskLimits.DEFAULTS.pending());
		assertThat(this.client.received()).hasSize(AskLimits.DEFAULTS.pending());
		assertThat(this.server.counters().count(Limit.PENDING_ASKS)).isZero();
	}

	@Test
	void confirmationWhileWaiting() {
		List<NeffosMessage> answers = new ArrayList<>();
		member().ask("echo", "body").subscribe(answers::add);
		String token = token(this.client.received().get(0));
		this.client.send("#1;ns;;echo;0;0;forged");
		assertThat(answers).isEmpty();
		this.client.send(token + ";ns;;echo;0;0;yes");
		assertThat(answers).singleElement().extracting(NeffosMessage::text).isEqualTo("yes");
	}

	@Test
	void confirmationThatNobodyWaitsFor() {
		member().ask("echo", "body").subscribe();
		this.client.received();
		this.client.send("#1;ns;;echo;0;0;forged");
		assertThat(this.client.received()).as("never fired as an event").isEmpty();
		assertThat(this.server.counters().count(ProtocolCounter.LATE_ANSWER)).isOne();
	}

	@Test
	void floodWhileHandlerAsks() {
		this.client.send(";ns;;askme;0;0;");
		for (int i = 0; i < InboundLimits.DEFAULTS.owedMessages() + 1; i++) {
			this.client.send(";ns;;echo;0;0;x");
		}
		assertThat(this.client.closed()).extracting(CloseReason::code).isEqualTo(1008);
	}

	@Test
	void largeFloodWhileHandlerAsks() {
		this.client.send(";ns;;askme;0;0;");
		int sent = 0;
		while (this.client.closed() == null && sent < 200) {
			this.client.send(";ns;;echo;0;0;" + "x".repeat(60_000));
			sent++;
		}
		assertThat(this.client.closed()).extracting(CloseReason::code).isEqualTo(1008);
		assertThat(sent * 60_000L).as("what is kept").isLessThan(8 * 1024 * 1024);
	}

	private void ask(int times) {
		for (int i = 0; i < times; i++) {
			member().ask("question", "body").subscribe((message) -> {
			}, (ex) -> {
			});
		}
	}

	private NamespaceConnection member() {
		NamespaceConnection member = this.client.connection().namespace("ns");
		assertThat(member).isNotNull();
		return member;
	}

	private static String token(String frame) {
		return frame.substring(0, frame.indexOf(';'));
	}

}
