package io.neffos.spring.stress;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.limits.DrainSettings;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ConnectionInterceptor;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.wire.SwarmClient;
import io.neffos.spring.wire.SwarmInbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The end of a server with many clients, some of which don't read.
 */
@ExtendWith(OutputCaptureExtension.class)
class DrainStressTests {

	private static final int CLIENTS = 1000;

	@RegisterExtension
	final StressExtension stress = new StressExtension();

	private final Sinks.One<String> answer = Sinks.one();

	private final AtomicBoolean asked = new AtomicBoolean();

	private final AtomicInteger disconnected = new AtomicInteger();

	@Test
	void everybodyLeaves(CapturedOutput output) {
		ManagedNeffosServer server = this.stress
			.serve(NeffosServer.builder().namespace("ns", (ns) -> ns.on("later", (connection, message) -> {
				this.asked.set(true);
				return this.answer.asMono();
			})).interceptor(new ConnectionInterceptor() {

				@Override
				public Mono<Void> onDisconnected(NeffosConnection connection, CloseReason reason) {
					return Mono.fromRunnable(DrainStressTests.this.disconnected::incrementAndGet);
				}

			}));
		List<SwarmClient> clients = this.stress.all(CLIENTS, (i) -> this.stress.connect("ns", new SwarmInbox()));
		clients.subList(0, 10).forEach(SwarmClient::stopReading);
		server.broadcast(NeffosMessage.builder().namespace("ns").event("much").body("x".repeat(60_000)).build());
		CompletableFuture<String> owed = clients.get(CLIENTS - 1).ask("ns", "", "later", "");
		StressExtension.until("the question", this.asked::get);
		StepVerifier.create(server.drain(DrainSettings.DEFAULTS.withBatchSize(100)
			.withInterval(Duration.ofMillis(20))
			.withTimeout(Duration.ofSeconds(5)))).then(() -> {
				StressExtension.until("all but the one that is owed", () -> server.totalConnections() == 1);
				assertThat(owed).isNotDone();
				this.answer.tryEmitValue("at last");
			}).expectComplete().verify(Duration.ofSeconds(8));
		assertThat(StressExtension.await(owed)).isEqualTo(";ns;;later;0;0;at last");
		assertThat(this.disconnected).hasValue(CLIENTS);
		List<Integer> codes = clients.subList(10, CLIENTS)
			.stream()
			.map((client) -> StressExtension.await(client.ended()))
			.toList();
		assertThat(codes).containsOnly(1001);
		assertThat(output).doesNotContain("Exception").contains("Closing " + CLIENTS + " connection(s)");
	}

	@Test
	void everybodyComesBackAtOnce() {
		ManagedNeffosServer server = this.stress.serve(NeffosServer.builder().namespace("ns", (ns) -> {
		}));
		List<SwarmClient> first = this.stress.all(CLIENTS, (i) -> this.stress.connect("ns", new SwarmInbox()));
		first.forEach(SwarmClient::reset);
		List<CompletableFuture<String>> back = this.stress
			.all(CLIENTS, (i) -> this.stress.connect("ns", new SwarmInbox()))
			.stream()
			.map((client) -> client.join("ns", "lobby"))
			.toList();
		back.forEach(StressExtension::await);
		StressExtension.until("the end of those before", () -> server.totalConnections() == CLIENTS);
		assertThat(server.memberCount("ns", "lobby")).isEqualTo(CLIENTS);
		StepVerifier.create(server.to("ns").room("lobby").broadcast("welcome", "").result())
			.assertNext((result) -> assertThat(result.recipients()).isEqualTo(CLIENTS))
			.expectComplete()
			.verify(StressExtension.SOON);
	}

}
