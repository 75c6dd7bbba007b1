package io.neffos.spring.stress;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.wire.SwarmClient;
import io.neffos.spring.wire.SwarmListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many threads broadcast to many members at once: each member gets each message once, in
 * each publisher's order, and all members get them in the same order.
 */
class BroadcastStressTests {

	private static final int PUBLISHERS = 8;

	@RegisterExtension
	final StressExtension stress = new StressExtension();

	@Test
	void roomOfTwoHundred() {
		ManagedNeffosServer server = serve();
		List<OrderCheck> checks = members(server, 200, 1000, this::joined);
		assertThat(server.members("ns", "r")).hasSize(200);
		publish(server, 1000, (publisher, number) -> message("r", OrderCheck.body(publisher, number)));
		assertDelivered(checks, 1000);
	}

	@Test
	void namespace() {
		ManagedNeffosServer server = serve();
		List<OrderCheck> checks = members(server, 100, 250, (check) -> this.stress.connect("ns", check));
		publish(server, 250, (publisher, number) -> message("", OrderCheck.body(publisher, number)));
		assertDelivered(checks, 250);
	}

	@Test
	void binaryFrames() {
		ManagedNeffosServer server = serve();
		List<OrderCheck> checks = members(server, 100, 250, this::joined);
		publish(server, 250,
				(publisher, number) -> message("r", "").toBuilder()
					.binary(true)
					.body(OrderCheck.body(publisher, number).getBytes(StandardCharsets.UTF_8))
					.build());
		assertDelivered(checks, 250);
	}

	@Test
	void nativeMessages() {
		ManagedNeffosServer server = this.stress.serve(NeffosServer.builder()
			.namespace("", (ns) -> ns.on(SystemEvent.NATIVE_MESSAGE, (connection, message) -> Mono.empty())));
		List<OrderCheck> checks = members(server, 100, 250, (check) -> this.stress.open(0, check));
		publish(server, 250,
				(publisher, number) -> NeffosMessage.ofNative("native " + OrderCheck.body(publisher, number)));
		assertDelivered(checks, 250);
	}

	private ManagedNeffosServer serve() {
		return this.stress.serve(NeffosServer.builder().namespace("ns", (ns) -> {
		}));
	}

	private CompletableFuture<SwarmClient> joined(SwarmListener listener) {
		return this.stress.connect("ns", listener)
			.thenCompose((client) -> client.join("ns", "r").thenApply((answer) -> client));
	}

	private List<OrderCheck> members(ManagedNeffosServer server, int count, int messages,
			Function<OrderCheck, CompletableFuture<SwarmClient>> opening) {
		List<OrderCheck> checks = IntStream.range(0, count)
			.mapToObj((i) -> new OrderCheck(PUBLISHERS, messages))
			.toList();
		this.stress.all(count, (i) -> opening.apply(checks.get(i)));
		StressExtension.until("open connections", () -> server.totalConnections() == count);
		return checks;
	}

	private static void publish(ManagedNeffosServer server, int messages,
			BiFunction<Integer, Integer, NeffosMessage> message) {
		int members = server.totalConnections();
		LongAdder queued = new LongAdder();
		LongAdder results = new LongAdder();
		StressExtension.concurrently(PUBLISHERS, (publisher) -> {
			for (int number = 0; number < messages; number++) {
				server.broadcast(message.apply(publisher, number)).result().subscribe((result) -> {
					queued.add(result.queued());
					results.increment();
				});
			}
		});
		StressExtension.until("results of all broadcasts", () -> results.sum() == (long) PUBLISHERS * messages);
		assertThat(queued.sum()).as("recipients").isEqualTo((long) PUBLISHERS * messages * members);
	}

	private static void assertDelivered(List<OrderCheck> checks, int messages) {
		checks.forEach((check) -> assertThat(StressExtension.await(check.finished())).isNull());
		assertThat(checks).as("each message once")
			.allSatisfy((check) -> assertThat(check.count()).isEqualTo(PUBLISHERS * messages));
		assertThat(checks.stream().map(OrderCheck::order).distinct()).as("orders of the messages").hasSize(1);
	}

	private static NeffosMessage message(String room, String body) {
		return NeffosMessage.builder().namespace("ns").room(room).event("e").body(body).build();
	}

}
