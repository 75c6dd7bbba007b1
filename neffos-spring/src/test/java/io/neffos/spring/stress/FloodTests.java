package io.neffos.spring.stress;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.neffos.spring.limits.Limit;
import io.neffos.spring.limits.ProtocolCounter;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.server.NeffosServerBuilder;
import io.neffos.spring.wire.SwarmClient;
import io.neffos.spring.wire.SwarmInbox;
import io.neffos.spring.wire.SwarmListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that send more, or other names, than is good for anybody.
 */
class FloodTests {

	private static final int MANY = 20_000;

	@RegisterExtension
	final StressExtension stress = new StressExtension();

	private final NeffosServerBuilder builder = NeffosServer.builder()
		.namespace("ns", (ns) -> ns.on("much", (connection, message) -> Mono.just("x".repeat(8 * 1024))));

	@Test
	void randomRooms() {
		ManagedNeffosServer server = this.stress.serve(this.builder);
		SwarmClient client = StressExtension.await(this.stress.connect("ns", new SwarmInbox()));
		List<CompletableFuture<String>> joins = IntStream.range(0, MANY)
			.mapToObj((i) -> client.join("ns", "room-" + i))
			.toList();
		long joined = joins.stream().filter(FloodTests::isAgreed).count();
		assertThat(joined).isEqualTo(128);
		assertThat(server.rooms("ns")).hasSize(128);
		assertThat(server.counters().count(Limit.ROOMS)).isEqualTo(MANY - 128);
		StressExtension.await(client.close());
	}

	@Test
	void randomNamespaces() {
		ManagedNeffosServer server = this.stress.serve(this.builder);
		SwarmClient client = StressExtension.await(this.stress.connect("ns", new SwarmInbox()));
		List<CompletableFuture<String>> connects = IntStream.range(0, MANY)
			.mapToObj((i) -> client.connect("ns-" + i))
			.toList();
		assertThat(connects).noneMatch(FloodTests::isAgreed);
		assertThat(server.connections().get(0).namespaces()).hasSize(1);
	}

	@Test
	void asksWithoutReadingTheAnswers() {
		ManagedNeffosServer server = this.stress.serve(this.builder);
		SwarmClient client = StressExtension.await(this.stress.connect("ns", new SwarmInbox()));
		client.stopReading();
		for (int i = 0; i < 5000; i++) {
			client.ask("ns", "", "much", "");
		}
		StressExtension.until("end of the client", () -> server.acceptedConnections() == 0);
		assertThat(server.counters().count(ProtocolCounter.SLOW_CONSUMER_CLOSED)).isOne();
		client.resumeReading();
		StressExtension.await(client.ended());
	}

	@ParameterizedTest
	@ValueSource(strings = { "a;b", "@%!semicolon@%!x", "*", ">", "a.b", "__proto__", "\uD83D\uDE00", " ", "room:1",
			"constructor", "%s" })
	void namesOfRooms(String name) {
		ManagedNeffosServer server = this.stress.serve(this.builder);
		SwarmInbox inbox = new SwarmInbox();
		SwarmClient client = StressExtension.await(this.stress.connect("ns", inbox));
		SwarmClient other = StressExtension.await(this.stress.connect("ns", new SwarmInbox()));
		String wire = name.replace(";", "@%!semicolon@%!");
		assertThat(isAgreed(client.join("ns", wire))).isTrue();
		assertThat(isAgreed(other.join("ns", "x"))).isTrue();
		String room = server.rooms("ns")
			.stream()
			.filter((candidate) -> !candidate.equals("x"))
			.findFirst()
			.orElseThrow();
		assertThat(server.memberCount("ns", room)).isOne();
		server.broadcast(NeffosMessage.builder().namespace("ns").room(room).event("hi").body("there").build());
		StressExtension.until("the one message", () -> inbox.bodies("hi").equals(List.of("there")));
		assertThat(inbox.messages()).anyMatch((message) -> message.startsWith(";ns;" + wire + ";hi;"));
		assertThat(isAgreed(client.leave("ns", wire))).isTrue();
		assertThat(server.rooms("ns")).containsExactly("x");
	}

	@Test
	void silenceAfterQuestions() {
		ManagedNeffosServer server = this.stress.serve(this.builder);
		SwarmClient client = StressExtension.await(this.stress.connect("ns", new Silence()));
		for (int i = 0; i < 200; i++) {
			server.connections().get(0).namespaces().get(0).ask("question", "").subscribe((answer) -> {
			}, (ex) -> {
			});
		}
		StressExtension.until("refused asks", () -> server.counters().count(Limit.PENDING_ASKS) == 200 - 128);
		StressExtension.await(client.close());
	}

	private static boolean isAgreed(CompletableFuture<String> answer) {
		return StressExtension.await(answer).equals(";;;;;;");
	}

	/**
	 * Answers nothing.
	 */
	private static final class Silence implements SwarmListener {

		@Override
		public void message(SwarmClient client, byte[] bytes, int offset, int length) {
			// nobody listens
		}

		@Override
		public boolean agrees(String question) {
			return false;
		}

	}

}
