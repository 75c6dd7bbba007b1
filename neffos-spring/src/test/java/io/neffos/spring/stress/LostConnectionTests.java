package io.neffos.spring.stress;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ConnectionIdGenerator;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.wire.SwarmClient;
import io.neffos.spring.wire.SwarmInbox;
import io.neffos.spring.wire.SwarmListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Connections that are reset, and those that share an id with one that ends.
 */
class LostConnectionTests {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private static final ConnectionIdGenerator RANDOM = ConnectionIdGenerator.random();

	private static final SwarmListener SILENT = new SwarmListener() {

		@Override
		public void message(SwarmClient client, byte[] bytes, int offset, int length) {
			// nobody looks
		}

		@Override
		public boolean agrees(String question) {
			return false;
		}

	};

	@RegisterExtension
	final StressExtension stress = new StressExtension();

	private final LifecycleLog log = new LifecycleLog();

	@Test
	void resetInRooms() {
		ManagedNeffosServer server = serve();
		List<SwarmClient> clients = this.stress.all(100, (i) -> this.stress.connect("ns", SILENT));
		clients.forEach((client) -> IntStream.range(0, 5).forEach((room) -> client.join("ns", "r" + room)));
		StressExtension.until("members", () -> server.members("ns", "r4").size() == 100);
		List<CompletableFuture<NeffosMessage>> asks = clients.stream()
			.map((client) -> server.connectionsOfId(client.id()).get(0))
			.map((connection) -> connection.ask(message("question"), MINUTE).toFuture())
			.toList();
		clients.forEach(SwarmClient::reset);
		clients.forEach((client) -> this.log.assertComplete(client.id()));
		asks.forEach((ask) -> assertThat(ask).failsWithin(StressExtension.SOON)
			.withThrowableThat()
			.withMessageContaining("write closed"));
		assertThat(server.rooms("ns")).isEmpty();
	}

	@Test
	void resetBeforeTheAcknowledgement() {
		ManagedNeffosServer server = serve();
		List<SwarmClient> pending = this.stress.all(100, (i) -> this.stress.open(0, SILENT));
		StressExtension.until("pending connections", () -> server.acceptedConnections() == 100);
		pending.forEach(SwarmClient::reset);
		StressExtension.until("end of all", () -> server.acceptedConnections() == 0);
	}

	@Test
	void sameIdTwice() {
		ManagedNeffosServer server = serve();
		SwarmInbox staying = new SwarmInbox();
		SwarmInbox leaving = new SwarmInbox();
		SwarmClient one = StressExtension.await(twin(staying));
		for (int round = 0; round < 30; round++) {
			SwarmClient other = StressExtension.await(twin(leaving));
			assertThat(other.id()).isEqualTo(one.id());
			assertThat(server.connectionsOfId("twin")).hasSize(2);
			assertThat(server.members("ns", "r")).hasSize(2);
			assertThat(toTwin(server, "both " + round)).isEqualTo(new BroadcastResult(2, 2, 0, 0));
			int received = round + 1;
			StressExtension.until("message to the other", () -> leaving.bodies("e").size() == received);
			StressExtension.await((round % 2 == 0) ? other.reset() : other.close());
			StressExtension.until("one connection", () -> server.acceptedConnections() == 1);
			assertThat(server.totalConnections()).isOne();
			assertThat(server.connectionsOfId("twin")).hasSize(1);
			assertThat(server.members("ns", "r")).hasSize(1);
			assertThat(toTwin(server, "one " + round)).isEqualTo(new BroadcastResult(1, 1, 0, 0));
		}
		assertThat(StressExtension.await(one.ask("ns", "r", "echo", "alive"))).endsWith(";alive");
		assertThat(staying.bodies("e")).containsExactlyElementsOf(
				IntStream.range(0, 60).mapToObj((i) -> ((i % 2 == 0) ? "both " : "one ") + i / 2).toList());
		assertThat(leaving.bodies("e"))
			.containsExactlyElementsOf(IntStream.range(0, 30).mapToObj((round) -> "both " + round).toList());
	}

	private ManagedNeffosServer serve() {
		return this.stress.serve(NeffosServer.builder()
			.connectionIdGenerator((handshake) -> (handshake.uri().getQuery() != null) ? handshake.uri().getQuery()
					: RANDOM.generate(handshake))
			.interceptor(this.log)
			.namespace("ns", (ns) -> {
				ns.on("echo", (member, message) -> Mono.just(message.text()));
				this.log.declare(ns, Mono::empty);
			}));
	}

	private CompletableFuture<SwarmClient> twin(SwarmListener listener) {
		return this.stress.open(StressServer.PATH + "?twin", 0, listener)
			.thenCompose(SwarmClient::acknowledge)
			.thenCompose((client) -> client.connect("ns")
				.thenCompose((answer) -> client.join("ns", "r"))
				.thenApply((answer) -> client));
	}

	private static BroadcastResult toTwin(ManagedNeffosServer server, String body) {
		return StressExtension
			.await(server.broadcast(message(body).toBuilder().room("r").to("twin").build()).result().toFuture());
	}

	private static NeffosMessage message(String body) {
		return NeffosMessage.builder().namespace("ns").event("e").body(body).build();
	}

}
