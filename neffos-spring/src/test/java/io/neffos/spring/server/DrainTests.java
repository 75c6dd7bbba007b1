package io.neffos.spring.server;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.session.TestClient;
import io.neffos.spring.limits.DrainSettings;
import io.neffos.spring.message.CloseReason;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a server lets its connections go.
 */
class DrainTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	private static final DrainSettings TWO_AT_A_TIME = DrainSettings.DEFAULTS.withBatchSize(2)
		.withInterval(Duration.ofMillis(100))
		.withTimeout(Duration.ofSeconds(10));

	private final ManualLoop loop = new ManualLoop();

	private final Sinks.One<String> answer = Sinks.one();

	private final ManagedNeffosServer server = NeffosServer.builder()
		.namespace("ns", (ns) -> ns.on("later", (connection, message) -> this.answer.asMono()))
		.build();

	@Test
	void batches() {
		List<TestClient> clients = clients(5);
		StepVerifier.withVirtualTime(() -> this.server.drain(TWO_AT_A_TIME))
			.then(() -> assertThat(closed(clients)).hasSize(2))
			.thenAwait(Duration.ofMillis(49))
			.then(() -> assertThat(closed(clients)).as("a pause is half the interval or more").hasSize(2))
			.thenAwait(Duration.ofMillis(101))
			.then(() -> assertThat(closed(clients)).hasSizeGreaterThanOrEqualTo(4))
			.thenAwait(Duration.ofMillis(150))
			.then(() -> assertThat(closed(clients)).hasSize(5).containsOnly(CloseReason.GOING_AWAY))
			.expectComplete()
			.verify(SOON);
	}

	@Test
	void moreThanTheTimeAllows() {
		List<TestClient> clients = clients(10);
		StepVerifier
			.withVirtualTime(() -> this.server.drain(DrainSettings.DEFAULTS.withBatchSize(1)
				.withInterval(Duration.ofMillis(100))
				.withTimeout(Duration.ofMillis(200))))
			.then(() -> assertThat(closed(clients)).hasSize(5))
			.thenAwait(Duration.ofMillis(150))
			.then(() -> assertThat(closed(clients)).hasSize(10))
			.expectComplete()
			.verify(SOON);
	}

	@Test
	void askThatIsBeingHandled() {
		TestClient client = clients(1).get(0).send("$1;ns;;later;0;0;");
		StepVerifier.create(this.server.drain(TWO_AT_A_TIME)).then(() -> {
			assertThat(client.closed()).as("its answer is owed").isNull();
			this.answer.tryEmitValue("at last");
			assertThat(client.received()).containsExactly("$1;ns;;later;0;0;at last");
			assertThat(client.closed()).isEqualTo(CloseReason.GOING_AWAY);
		}).expectComplete().verify(SOON);
	}

	@Test
	void handlerThatNeverEnds() {
		TestClient client = clients(1).get(0).send("$1;ns;;later;0;0;");
		StepVerifier.create(this.server.drain(TWO_AT_A_TIME)).then(() -> {
			this.loop.advance(Duration.ofSeconds(10));
			assertThat(client.closed()).isEqualTo(CloseReason.GOING_AWAY);
			this.loop.advance(Duration.ofSeconds(10));
		}).expectComplete().verify(SOON);
	}

	@Test
	void clientsThatAreGoneBeforeTheirTurn() {
		List<TestClient> clients = clients(5);
		StepVerifier.withVirtualTime(() -> this.server.drain(TWO_AT_A_TIME))
			.then(() -> clients.stream().filter((client) -> client.closed() == null).forEach(TestClient::disappear))
			.expectComplete()
			.verify(SOON);
	}

	@Test
	void nobody() {
		StepVerifier.create(this.server.drain(TWO_AT_A_TIME)).expectComplete().verify(SOON);
		assertThat(this.server.isShuttingDown()).isTrue();
	}

	@Test
	void newcomer() {
		StepVerifier.create(this.server.drain(TWO_AT_A_TIME)).expectComplete().verify(SOON);
		assertThat(new TestClient(this.server, this.loop).closed()).isEqualTo(CloseReason.GOING_AWAY);
	}

	private List<TestClient> clients(int count) {
		return Stream.generate(() -> TestClient.connected(this.server, this.loop, "ns")).limit(count).toList();
	}

	private static List<CloseReason> closed(List<TestClient> clients) {
		return clients.stream().flatMap((client) -> Stream.ofNullable(client.closed())).toList();
	}

}
