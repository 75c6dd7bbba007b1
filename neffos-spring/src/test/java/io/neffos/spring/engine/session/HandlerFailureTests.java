package io.neffos.spring.engine.session;

import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.neffos.spring.connection.EventHandler;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import io.neffos.spring.server.ConnectionInterceptor;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.MDC;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the log says of handlers that fail, and what clients can't make it say.
 */
@ExtendWith(OutputCaptureExtension.class)
class HandlerFailureTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	/** What a client would like to see at the beginning of a line. */
	private static final String FORGED = "2026-01-01T00:00:00.000Z FATAL forged";

	private final ManualLoop loop = new ManualLoop();

	private final List<@Nullable String> seen = new ArrayList<>();

	private final Boom boom = new Boom();

	private final ManagedNeffosServer server = NeffosServer.builder()
		.connectionIdGenerator((handshake) -> "id\n" + FORGED)
		.namespace("ns",
				(events) -> events.on("boom", this.boom)
					.on("mdc", (connection, message) -> seen())
					.on(SystemEvent.ANY_EVENT, this.boom)
					.on(SystemEvent.ROOM_LEFT, this.boom))
		.namespace("greeted", (events) -> {
		})
		.interceptor(new ConnectionInterceptor() {

			@Override
			public Mono<Void> onConnected(NeffosConnection connection) {
				return (connection.principal() != null) ? connection.connect("greeted").then() : seen().then();
			}

		})
		.build();

	@Test
	void namesOfAFailure(CapturedOutput output) {
		client("ada").send("$1;ns;;boom;0;0;x");
		assertThat(lines(output, " ERROR ")).singleElement()
			.asString()
			.contains("event 'boom' of namespace 'ns'", Boom.class.getName(), "connection 'id\\u{a}2026", "user 'ada'");
		assertThat(output).contains("java.lang.IllegalStateException: x").contains("\tat " + Boom.class.getName());
	}

	@Test
	void namesOfALifecycleFailure(CapturedOutput output) {
		client(null).send("$1;ns;r;_OnRoomJoin;0;0;").send("$2;ns;r;_OnRoomLeave;0;0;");
		assertThat(lines(output, " ERROR ")).singleElement()
			.asString()
			.contains("event '_OnRoomLeft' of namespace 'ns'", Boom.class.getName(), "anonymous");
	}

	@Test
	void failureForEachFrame(CapturedOutput output) {
		TestClient client = client(null);
		for (int i = 0; i < 2000; i++) {
			client.send("$1;ns;;boom;0;0;" + "x".repeat(1000) + "\n" + FORGED);
			// names of the client's choice are no new kind of failure
			client.send("$1;ns;;any" + i + ";0;0;x");
		}
		assertThat(client.received()).hasSize(4000).allMatch((text) -> text.endsWith(";1;0;internal error"));
		assertThat(lines(output, " ERROR ")).as("of one method").hasSize(10);
		assertThat(lines(output, "\tat " + Boom.class.getName())).hasSize(1);
		assertThat(lines(output, FORGED)).isNotEmpty().noneMatch((line) -> line.startsWith(FORGED));
		assertThat(output.length()).isLessThan(30_000);
		this.loop.advance(Duration.ofMinutes(1));
		client(null).send("$1;ns;;boom;0;0;x");
		assertThat(lines(output, " ERROR ")).hasSize(11).last().asString().contains("3990 more");
		assertThat(lines(output, "\tat " + Boom.class.getName())).hasSize(2);
	}

	@Test
	void textOfAClientsRefusal(CapturedOutput output) {
		for (int i = 0; i < 20; i++) {
			TestClient client = TestClient.pending(this.server, this.loop, () -> "ada");
			client.send("M");
			String token = client.received().get(1).split(";")[0];
			client.send(token + ";greeted;;_OnNamespaceConnect;1;0;" + "no ".repeat(1000) + "\n" + FORGED);
		}
		assertThat(lines(output, " ERROR ")).isEmpty();
		assertThat(lines(output, FORGED)).isEmpty();
		assertThat(output.length()).isLessThan(20 * 1000);
	}

	@Test
	void clientThatLeavesMeanwhile(CapturedOutput output) {
		TestClient client = TestClient.pending(this.server, this.loop, () -> "ada");
		client.send("M").disappear();
		assertThat(lines(output, " ERROR ")).isEmpty();
		assertThat(output).doesNotContain("\tat ");
	}

	@Test
	void exceptionOfAClientsAnswer() {
		TestClient client = client(null);
		StepVerifier.create(client.connection().ask(NeffosMessage.builder().namespace("ns").event("q").build()))
			.then(() -> client.send(
					client.received().get(0).split(";")[0] + ";ns;;q;1;0;no\n\u2028\u202E" + FORGED + "x".repeat(1000)))
			.expectErrorSatisfies((ex) -> {
				assertThat(((NeffosException) ex).text()).startsWith("no\n\u2028\u202E" + FORGED)
					.hasSizeGreaterThan(1000);
				assertThat(ex.getMessage()).startsWith("no\\u{a}\\u{2028}\\u{202e}2026").hasSizeLessThan(250);
			})
			.verify(SOON);
	}

	@Test
	void idInTheLogWhileHandlersRun() {
		client(null).send("$1;ns;;mdc;0;0;x");
		String id = "id\\u{a}" + FORGED;
		// the connect callback's and the event's: when called, when subscribed to, and
		// in the context
		assertThat(this.seen).hasSize(6).containsOnly(id);
		assertThat(MDC.get("neffos.connection")).isNull();
	}

	private Mono<String> seen() {
		this.seen.add(MDC.get("neffos.connection"));
		return Mono.deferContextual((context) -> {
			this.seen.add(MDC.get("neffos.connection"));
			this.seen.add(context.getOrDefault("neffos.connection", null));
			return Mono.empty();
		});
	}

	private TestClient client(@Nullable String user) {
		Principal principal = (user != null) ? () -> user : null;
		if (principal == null) {
			return TestClient.connected(this.server, this.loop, "ns");
		}
		TestClient client = TestClient.pending(this.server, this.loop, principal);
		client.send("M");
		String token = client.received().get(1).split(";")[0];
		client.send(token + ";;;;;;").send("$c;ns;;_OnNamespaceConnect;0;0;");
		client.received();
		return client;
	}

	private static List<String> lines(CapturedOutput output, String text) {
		return output.toString().lines().filter((line) -> line.contains(text)).toList();
	}

	/**
	 * Fails with what the client says.
	 */
	private static final class Boom implements EventHandler {

		@Override
		public Mono<?> handle(NamespaceConnection connection, NeffosMessage message) {
			throw new IllegalStateException(message.text());
		}

	}

}
