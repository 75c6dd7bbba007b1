package io.neffos.spring.test;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.neffos.spring.connection.Emission;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.reference.ReferenceExtension;
import io.neffos.spring.reference.ReferenceSettings;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests of {@link NeffosTestClient}: what it tells of a server, and what it does to one.
 */
class NeffosTestClientTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private static final Duration SHORT = Duration.ofMillis(300);

	@RegisterExtension
	final ReferenceExtension server = new ReferenceExtension(ReferenceSettings.DEFAULTS);

	/** The threads of clients that other tests keep. */
	private Set<Thread> threadsBefore = Set.of();

	@BeforeEach
	void threadsBefore() {
		this.threadsBefore = threads();
	}

	@AfterEach
	void threadsAfter() {
		Awaitility.await()
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(10))
			.atMost(SOON)
			.untilAsserted(() -> assertThat(this.threadsBefore).as("a client's thread ends with its connection")
				.containsAll(threads()));
	}

	@Test
	void handshake() {
		NeffosTestClient client = await(builder("/neffos").header("X-Username", "u1").connect());
		assertThat(client.id()).isEqualTo("u1");
		StepVerifier.create(client.acknowledge()).expectNext("u1").expectComplete().verify(SOON);
		assertThat(this.server.admin().count()).isOne();
		end(client);
	}

	@Test
	void refusal() {
		StepVerifier.create(builder("/neffos").header("X-Deny", "1").connect())
			.expectErrorSatisfies(
					(error) -> assertThat(error).isInstanceOf(NeffosException.class).hasMessage("unauthorized"))
			.verify(SOON);
	}

	@Test
	void refusalOfTheUpgrade() {
		StepVerifier.create(builder("/nowhere").connect())
			.expectErrorSatisfies(
					(error) -> assertThat(error).isInstanceOfSatisfying(WebSocketClientHandshakeException.class,
							(ex) -> assertThat(ex.response().status().code()).isEqualTo(404)))
			.verify(SOON);
	}

	@Test
	void foreignOrigin() {
		StepVerifier.create(builder("/neffos").header("Origin", "https://evil.example").connect())
			.expectError(WebSocketClientHandshakeException.class)
			.verify(SOON);
	}

	@Test
	void noServer() throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		StepVerifier.create(NeffosTestClient.connect(URI.create("ws://127.0.0.1:" + port + "/neffos")))
			.expectError(ConnectException.class)
			.verify(SOON);
	}

	@Test
	void otherSchemes() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> NeffosTestClient.builder(URI.create("http://127.0.0.1:80/neffos")))
			.withMessageContaining("ws://");
	}

	@Test
	void pending() {
		NeffosTestClient client = await(builder("/neffos").open());
		assertThatIllegalStateException().isThrownBy(client::id);
		assertThat(this.server.admin().count()).isZero();
		client.sendRaw("Avictim").subscribe();
		StepVerifier.create(client.closeStatus())
			.expectNextMatches((reason) -> reason.code() == 1008)
			.expectComplete()
			.verify(SOON);
	}

	@Test
	void namespaces() {
		NeffosTestClient client = await(builder("/neffos").connect());
		TestNamespace namespace = await(client.connect("default"));
		assertThat(client.namespaces()).containsExactly("default");
		StepVerifier.create(client.connect("nowhere"))
			.expectErrorSatisfies(
					(error) -> assertThat(((NeffosException) error).error()).isEqualTo(NeffosError.BAD_NAMESPACE))
			.verify(SOON);
		StepVerifier.create(client.connect("forbidden")).expectErrorMessage("forbidden namespace").verify(SOON);
		StepVerifier.create(namespace.disconnect()).expectComplete().verify(SOON);
		assertThat(client.namespaces()).isEmpty();
		StepVerifier.create(namespace.ask("echo", "x")).expectErrorMessage("bad namespace").verify(SOON);
		end(client);
	}

	@Test
	void rooms() {
		TestNamespace namespace = connected();
		TestRoom lobby = await(namespace.join("lobby"));
		await(namespace.join("sticky"));
		assertThat(namespace.rooms()).containsExactlyInAnyOrder("lobby", "sticky");
		StepVerifier.create(namespace.join("vip")).expectErrorMessage("vip only").verify(SOON);
		StepVerifier.create(namespace.room("sticky").leave()).expectErrorMessage("no leaving").verify(SOON);
		StepVerifier.create(lobby.ask("echo", "x").map(NeffosMessage::room))
			.expectNext("lobby")
			.expectComplete()
			.verify(SOON);
		StepVerifier.create(lobby.leave()).expectComplete().verify(SOON);
		assertThat(namespace.rooms()).containsExactly("sticky");
		StepVerifier.create(lobby.ask("echo", "x")).expectErrorMessage("bad room").verify(SOON);
		end(namespace.client());
	}

	@Test
	void asks() {
		TestNamespace namespace = connected();
		NeffosMessage answer = await(namespace.ask("echo", "a;b"));
		assertThat(answer.text()).isEqualTo("a;b");
		assertThat(answer.isAsk()).as("nobody waits for an answer to an answer").isFalse();
		byte[] bytes = { 0, -1, ';' };
		StepVerifier.create(namespace.ask("echo", bytes))
			.assertNext((reply) -> assertThat(reply.bytes()).isEqualTo(bytes))
			.expectComplete()
			.verify(SOON);
		StepVerifier.create(namespace.ask("noop", ""))
			.assertNext((reply) -> assertThat(reply.event()).as("an empty reply").isEmpty())
			.expectComplete()
			.verify(SOON);
		StepVerifier.create(namespace.ask("fail", "x")).expectErrorMessage("boom: x").verify(SOON);
		StepVerifier.create(namespace.ask("dance", "x")).expectErrorMessage("unknown event").verify(SOON);
		end(namespace.client());
	}

	@Test
	void escapedNames() {
		NeffosTestClient client = await(builder("/neffos").connect());
		StepVerifier
			.create(client.connect("a;b")
				.flatMap((namespace) -> namespace.ask("e;v", "x"))
				.map((answer) -> answer.namespace() + " " + answer.event() + " " + answer.text()))
			.expectNext("a;b e;v ev:x")
			.expectComplete()
			.verify(SOON);
		end(client);
	}

	@Test
	void broadcasts() {
		TestNamespace sender = connected();
		TestNamespace receiver = connected();
		await(sender.join("r"));
		TestRoom room = await(receiver.join("r"));
		for (int i = 0; i < 100; i++) {
			sender.room("r").emit("chat", "to the room " + i);
		}
		sender.emit("chat", "to all");
		StepVerifier.create(room.events("chat").map(NeffosMessage::text).take(100))
			.expectNextSequence(Flux.range(0, 100).map((i) -> "to the room " + i).toIterable())
			.expectComplete()
			.verify(SOON);
		StepVerifier.create(receiver.events().skip(100).next().map(NeffosMessage::text))
			.expectNext("to all")
			.expectComplete()
			.verify(SOON);
		StepVerifier.create(receiver.events("other")).then(() -> end(receiver.client())).expectComplete().verify(SOON);
		StepVerifier.create(sender.events()).then(() -> end(sender.client())).expectComplete().verify(SOON);
	}

	@Test
	void emits() {
		TestNamespace namespace = connected();
		TestRoom lobby = await(namespace.join("lobby"));
		Emission<Void> emission = namespace.emit("emitecho", "a");
		for (int i = 0; i < 2; i++) {
			StepVerifier.create(emission.result()).expectComplete().verify(SOON);
		}
		lobby.emit("emitecho", "b");
		namespace.client()
			.emit(NeffosMessage.builder().namespace("default").room("lobby").event("emitecho").body("c").build());
		await(namespace.ask("echo", "behind them"));
		end(namespace.client());
		StepVerifier.create(namespace.events("emitecho").map(NeffosMessage::text))
			.expectNext("a", "b", "c")
			.expectComplete()
			.verify(SOON);
	}

	@Test
	void bodyThatCannotBeWritten() {
		TestNamespace namespace = connected();
		assertThatIllegalArgumentException().isThrownBy(() -> namespace.emit("echo", 1));
		assertThatIllegalArgumentException().isThrownBy(() -> namespace.room("lobby").emit("echo", 1));
		end(namespace.client());
	}

	@Test
	void keptEvents() {
		NeffosTestClient client = await(builder("/neffos").keptEvents(2).connect());
		TestNamespace namespace = await(client.connect("default"));
		List.of("a", "b", "c").forEach((text) -> namespace.emit("emitecho", text));
		await(namespace.ask("echo", "behind them"));
		end(client);
		StepVerifier.create(namespace.events("emitecho").map(NeffosMessage::text))
			.expectNext("b", "c")
			.expectComplete()
			.verify(SOON);
	}

	@Test
	void questionsOfTheServer() {
		TestNamespace namespace = connected();
		namespace.client()
			.onAsk("onAsk", (question) -> Mono.just(question.text() + " " + question.isAsk() + " answered"));
		StepVerifier.create(namespace.events("askResult").map(NeffosMessage::text))
			.then(() -> namespace.emit("askmego", "first"))
			.expectNext("first true answered")
			.then(() -> {
				namespace.client().onAsk("onAsk", (question) -> Mono.empty());
				namespace.emit("askmego", "second");
			})
			.expectNext("")
			.thenCancel()
			.verify(SOON);
		end(namespace.client());
	}

	@Test
	void refusedQuestionsOfTheServer() {
		TestNamespace namespace = connected();
		NeffosTestClient client = namespace.client();
		StepVerifier.create(namespace.events("askError").map(NeffosMessage::text))
			.then(() -> namespace.emit("askme", "x"))
			.expectNext("unknown event")
			.then(() -> {
				client.onAsk("onAsk", (question) -> Mono.error(new NeffosException("not now")));
				namespace.emit("askme", "x");
			})
			.expectNext("not now")
			.then(() -> {
				client.onAsk("onAsk", (question) -> {
					throw new IllegalStateException("a fault of the test's");
				});
				namespace.emit("askme", "x");
			})
			.expectNext("internal error")
			.then(() -> {
				client.onAsk("onAsk", (question) -> Mono.never());
				namespace.emit("askmeshort", "x");
			})
			.expectNext("ask timeout")
			.thenCancel()
			.verify(SOON);
		end(client);
	}

	@Test
	void roomsOfTheServersChoice() {
		TestNamespace namespace = connected();
		StepVerifier.create(namespace.events().map((event) -> event.event() + " " + event.text()))
			.then(() -> namespace.emit("joinmego", "lobby"))
			.expectNext("joinDone lobby")
			.then(() -> {
				assertThat(namespace.rooms()).containsExactly("lobby");
				namespace.client().onAsk("_OnRoomJoin", (question) -> Mono.error(new NeffosException("no")));
				namespace.emit("joinmego", "kitchen");
			})
			.expectNext("joinError no")
			.thenCancel()
			.verify(SOON);
		assertThat(namespace.rooms()).containsExactly("lobby");
		end(namespace.client());
	}

	@Test
	void namespacesOfTheServersChoice() {
		TestNamespace namespace = connected();
		StepVerifier.create(namespace.events("connectDone"))
			.then(() -> namespace.emit("connectme", "second"))
			.expectNextCount(1)
			.thenCancel()
			.verify(SOON);
		assertThat(namespace.client().namespaces()).containsExactlyInAnyOrder("default", "second");
		assertThat(await(namespace.client().namespace("second").ask("echo", "x")).text()).isEqualTo("x");
		end(namespace.client());
	}

	@Test
	void questionFromTheBeginOn() {
		NeffosTestClient client = await(builder("/neffos").header("X-Auto", "1")
			.onAsk("_OnNamespaceConnect", (question) -> Mono.error(new NeffosException("not that one")))
			.connect());
		await(client.connect("default"));
		assertThat(client.namespaces()).containsExactly("default");
		end(client);
	}

	@Test
	void closeByTheServer() {
		TestNamespace namespace = connected();
		StepVerifier.create(namespace.client().closeStatus())
			.then(() -> namespace.emit("closeme", ""))
			.expectNextMatches((reason) -> reason.code() == 1000)
			.expectComplete()
			.verify(SOON);
		StepVerifier.create(namespace.emit("echo", "x").result()).expectErrorMessage("write closed").verify(SOON);
		StepVerifier.create(namespace.ask("echo", "x")).expectErrorMessage("write closed").verify(SOON);
		StepVerifier.create(namespace.client().stall()).expectComplete().verify(SOON);
		StepVerifier.create(namespace.client().reset()).expectComplete().verify(SOON);
		StepVerifier.create(namespace.client().close()).expectNextCount(1).expectComplete().verify(SOON);
	}

	@Test
	void closeWithACode() {
		NeffosTestClient client = connected().client();
		StepVerifier.create(client.close(new CloseReason(4001, "enough")).map(CloseReason::code))
			.expectNext(4001)
			.expectComplete()
			.verify(SOON);
	}

	@Test
	void reset() {
		TestNamespace namespace = connected();
		namespace.client().onAsk("onAsk", (question) -> Mono.never());
		StepVerifier.create(namespace.ask("askme", "x"))
			.then(() -> await(namespace.client().reset()))
			.expectErrorMessage("write closed")
			.verify(SOON);
		StepVerifier.create(namespace.client().closeStatus())
			.expectNext(CloseReason.LOST)
			.expectComplete()
			.verify(SOON);
		Awaitility.await().atMost(SOON).until(() -> this.server.admin().count() == 0);
	}

	@Test
	void stall() {
		NeffosTestClient client = await(builder("/neffos").askTimeout(SHORT).connect());
		TestNamespace namespace = await(client.connect("default"));
		await(client.stall());
		StepVerifier.create(namespace.ask("echo", "x")).expectErrorMessage("ask timeout").verify(SOON);
		namespace.emit("emitecho", "piled up");
		StepVerifier.create(namespace.events("emitecho").map(NeffosMessage::text))
			.expectSubscription()
			.expectNoEvent(SHORT)
			.then(() -> await(client.resume()))
			.expectNext("piled up")
			.thenCancel()
			.verify(SOON);
		assertThat(await(namespace.ask("echo", "y")).text()).isEqualTo("y");
		end(client);
	}

	@Test
	void garbage() {
		TestNamespace namespace = connected();
		await(namespace.client().sendRaw("no fields"));
		await(namespace.client().sendRaw(new byte[] { -1, 0, 1 }));
		await(namespace.ask("echo", "behind it"));
		assertThat(this.server.admin().counter("INVALID_MESSAGE")).isEqualTo(2);
		await(namespace.client().sendRaw("x".repeat(65 * 1024)));
		StepVerifier.create(namespace.client().closeStatus())
			.expectNextMatches((reason) -> reason.code() == 1009)
			.expectComplete()
			.verify(SOON);
	}

	@Test
	void nativeMessages() {
		NeffosTestClient client = await(builder("/native").open());
		StepVerifier.create(client.nativeMessages().map(NeffosMessage::text))
			.then(() -> await(client.sendRaw("M")))
			.expectNext("M")
			.then(() -> await(client.sendRaw(";;;echo;0;0;x")))
			.expectNext(";;;echo;0;0;x")
			.thenCancel()
			.verify(SOON);
		end(client);
	}

	@Test
	void manyClients() {
		URI uri = URI.create("ws://127.0.0.1:" + this.server.port() + "/neffos");
		try (NeffosTestClients clients = new NeffosTestClients(() -> uri,
				(body, message) -> message.body("<" + body + ">"))) {
			TestNamespace first = await(clients.connect("default"));
			TestNamespace second = await(clients.connect("default"));
			assertThat(clients.ids()).containsExactlyInAnyOrder(first.client().id(), second.client().id());
			assertThat(await(first.ask("echo", 1)).text()).isEqualTo("<1>");
			end(second.client());
			assertThat(clients.ids()).containsExactly(first.client().id());
			StepVerifier.create(clients.resetAll()).expectComplete().verify(SOON);
			assertThat(clients.ids()).isEmpty();
			StepVerifier.create(first.client().closeStatus())
				.expectNext(CloseReason.LOST)
				.expectComplete()
				.verify(SOON);
		}
	}

	private static Set<Thread> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals("neffos-test-client"))
			.collect(Collectors.toSet());
	}

	private TestNamespace connected() {
		return await(builder("/neffos").connect().flatMap((client) -> client.connect("default")));
	}

	private NeffosTestClientBuilder builder(String path) {
		return NeffosTestClient.builder(URI.create("ws://127.0.0.1:" + this.server.port() + path));
	}

	private static void end(NeffosTestClient client) {
		assertThat(await(client.close()).code()).isEqualTo(1000);
	}

	private static <T> T await(Mono<T> mono) {
		return mono.block(SOON);
	}

}
