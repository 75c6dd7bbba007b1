package io.neffos.spring.stress;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.ConflationKey;
import io.neffos.spring.connection.SlowConsumerPolicy;
import io.neffos.spring.limits.OutboundLimits;
import io.neffos.spring.limits.ProtocolCounter;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.wire.SwarmClient;
import io.neffos.spring.wire.SwarmInbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client gets that stops reading for a while, under each policy.
 */
class SlowConsumerPolicyTests {

	private static final int LIMIT = 50;

	private static final int MESSAGES = 2000;

	private static final String PADDING = "x".repeat(8 * 1024) + ",";

	@RegisterExtension
	final StressExtension stress = new StressExtension();

	private final SwarmInbox inbox = new SwarmInbox();

	@Test
	void dropOldest() {
		ManagedNeffosServer server = serve(SlowConsumerPolicy.dropOldest());
		SwarmClient client = stalled();
		publish(server);
		List<Integer> got = readAll(client);
		int written = written(got);
		assertThat(got.subList(written, got.size())).as("the newest ones")
			.containsExactlyElementsOf(IntStream.range(MESSAGES - LIMIT, MESSAGES).boxed().toList());
		assertThat(server.counters().count(ProtocolCounter.DROPPED_OLDEST)).isEqualTo(MESSAGES - got.size());
	}

	@Test
	void dropNewest() {
		ManagedNeffosServer server = serve(SlowConsumerPolicy.dropNewest());
		SwarmClient client = stalled();
		BroadcastResult sum = publish(server);
		List<Integer> got = readAll(client);
		assertThat(written(got)).as("the oldest ones, without a gap").isEqualTo(got.size());
		assertThat(server.counters().count(ProtocolCounter.DROPPED_NEWEST)).isEqualTo(MESSAGES - got.size());
		assertThat(sum).isEqualTo(new BroadcastResult(MESSAGES, got.size(), MESSAGES - got.size(), 0));
	}

	@Test
	void conflate() {
		ManagedNeffosServer server = serve(SlowConsumerPolicy.conflate(ConflationKey.eventName()));
		SwarmClient client = stalled();
		publish(server);
		List<Integer> got = readAll(client);
		int written = written(got);
		assertThat(got.subList(written, got.size())).as("the newest one").containsExactly(MESSAGES - 1);
		assertThat(server.counters().count(ProtocolCounter.CONFLATED)).isEqualTo(MESSAGES - got.size());
	}

	@Test
	void close() {
		ManagedNeffosServer server = serve(SlowConsumerPolicy.close());
		SwarmClient client = stalled();
		publish(server);
		StressExtension.until("end of the connection", () -> server.acceptedConnections() == 0);
		assertThat(server.counters().count(ProtocolCounter.SLOW_CONSUMER_CLOSED)).isOne();
		client.resumeReading();
		StressExtension.await(client.ended());
		List<Integer> got = numbers();
		assertThat(written(got)).as("a part, without a gap").isEqualTo(got.size()).isLessThan(MESSAGES);
	}

	@Test
	void answersAreNeverDropped() {
		ManagedNeffosServer server = serve(SlowConsumerPolicy.dropOldest());
		SwarmClient client = stalled();
		publish(server);
		List<CompletableFuture<String>> answers = IntStream.range(0, 20)
			.mapToObj((i) -> client.ask("ns", "", "echo", "answer " + i))
			.toList();
		StressExtension.until("the answers", () -> server.outboundLoad().waitingMessages() == LIMIT + 20);
		publish(server);
		client.resumeReading();
		for (int i = 0; i < 20; i++) {
			assertThat(StressExtension.await(answers.get(i))).endsWith(";answer " + i);
		}
	}

	@Test
	void synchronousBroadcast() {
		ManagedNeffosServer server = this.stress.serve(NeffosServer.builder()
			.synchronousBroadcasts(true)
			.outboundLimits(OutboundLimits.DEFAULTS.withMessages(LIMIT)
				.withBytes(Integer.MAX_VALUE)
				.withStallTimeout(Duration.ofMillis(100)))
			.namespace("ns", (ns) -> {
			}));
		SwarmClient client = stalled();
		CompletableFuture<BroadcastResult> result = new CompletableFuture<>();
		while (server.outboundLoad().waitingMessages() == 0) {
			result = server.to("ns").broadcast("e", PADDING).result().toFuture();
			CompletableFuture<BroadcastResult> last = result;
			StressExtension.until("the transport", () -> last.isDone() || server.outboundLoad().waitingMessages() == 1);
		}
		assertThat(result).as("not done while a frame waits for the client").isNotDone();
		CompletableFuture<BroadcastResult> next = server.to("ns").broadcast("e", "next").result().toFuture();
		assertThat(server.outboundLoad().waitingMessages()).as("the next one has not begun").isOne();
		client.resumeReading();
		assertThat(StressExtension.await(result)).isEqualTo(new BroadcastResult(1, 1, 0, 0));
		assertThat(StressExtension.await(next)).isEqualTo(new BroadcastResult(1, 1, 0, 0));
	}

	@Test
	void synchronousBroadcastToAClientThatNeverReads() {
		ManagedNeffosServer server = this.stress.serve(NeffosServer.builder()
			.synchronousBroadcasts(true)
			.slowConsumers(SlowConsumerPolicy.dropOldest())
			.outboundLimits(OutboundLimits.DEFAULTS.withMessages(LIMIT)
				.withBytes(Integer.MAX_VALUE)
				.withStallTimeout(Duration.ofMillis(100)))
			.namespace("ns", (ns) -> {
			}));
		stalled();
		BroadcastResult result = BroadcastResult.NONE;
		while (result.closed() == 0) {
			result = StressExtension.await(server.to("ns").broadcast("e", PADDING).result().toFuture());
		}
		assertThat(result).isEqualTo(new BroadcastResult(1, 0, 0, 1));
		assertThat(StressExtension.await(server.to("ns").broadcast("e", "next").result().toFuture()))
			.as("the next one has its turn")
			.isEqualTo(BroadcastResult.NONE);
	}

	private ManagedNeffosServer serve(SlowConsumerPolicy policy) {
		return this.stress.serve(NeffosServer.builder()
			.slowConsumers("ns", policy)
			.outboundLimits(OutboundLimits.DEFAULTS.withMessages(LIMIT)
				.withBytes(Integer.MAX_VALUE)
				.withStallTimeout(Duration.ZERO))
			.namespace("ns", (ns) -> ns.on("echo", (member, message) -> Mono.just(message.text()))));
	}

	private SwarmClient stalled() {
		SwarmClient client = StressExtension.await(this.stress.open(4096, this.inbox)
			.thenCompose(SwarmClient::acknowledge)
			.thenCompose((open) -> open.connect("ns").thenApply((answer) -> open)));
		client.stopReading();
		return client;
	}

	/**
	 * Broadcasts more than fits into the operating system's buffers and the limits.
	 */
	private BroadcastResult publish(ManagedNeffosServer server) {
		BroadcastResult sum = BroadcastResult.NONE;
		for (int i = 0; i < MESSAGES; i++) {
			NeffosMessage message = NeffosMessage.builder().namespace("ns").event("e").body(PADDING + i).build();
			sum = sum.plus(StressExtension.await(server.broadcast(message).result().toFuture()));
		}
		return sum;
	}

	private List<Integer> readAll(SwarmClient client) {
		client.resumeReading();
		assertThat(StressExtension.await(client.ask("ns", "", "echo", "fence"))).endsWith(";fence");
		return numbers();
	}

	private List<Integer> numbers() {
		return this.inbox.bodies("e")
			.stream()
			.map((body) -> Integer.valueOf(body.substring(body.indexOf(',') + 1)))
			.toList();
	}

	/**
	 * Returns how many messages there are before the first gap.
	 */
	private static int written(List<Integer> got) {
		int written = 0;
		while (written < got.size() && got.get(written) == written) {
			written++;
		}
		assertThat(written).as("what was written before the client was found slow").isPositive();
		return written;
	}

}
