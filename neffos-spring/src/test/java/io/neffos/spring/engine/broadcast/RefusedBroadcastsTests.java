package io.neffos.spring.engine.broadcast;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.neffos.spring.connection.Broadcast;
import io.neffos.spring.connection.Exclude;
import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.session.TestClient;
import io.neffos.spring.engine.support.ServerCounters;
import io.neffos.spring.limits.Limit;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Broadcasts that are refused, whether or not anybody looks at their results.
 */
@ExtendWith(OutputCaptureExtension.class)
class RefusedBroadcastsTests {

	private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 1000);

	private final ServerCounters counters = new ServerCounters();

	private final RefusedBroadcasts refused = new RefusedBroadcasts(this.counters, this.time::get);

	@Test
	void oneLineASecond(CapturedOutput output) {
		for (int i = 0; i < 1000; i++) {
			assertThat(this.refused.refuse(broadcast("say")).error()).isEqualTo(NeffosError.LIMIT_EXCEEDED);
		}
		assertThat(lines(output)).singleElement()
			.asString()
			.contains(" WARN ", "event 'say' of namespace 'ns'", "neffos.server.broadcast.max-queued-size")
			.doesNotContain("more");
		this.time.addAndGet(Duration.ofMillis(999).toNanos());
		this.refused.refuse(broadcast("say"));
		assertThat(lines(output)).hasSize(1);
		this.time.addAndGet(Duration.ofMillis(1).toNanos());
		this.refused.refuse(broadcast("say\nWARN forged"));
		assertThat(lines(output)).hasSize(2)
			.last()
			.asString()
			.contains("event 'say\\u{a}WARN forged'", "1000 more that were not logged");
		assertThat(this.counters.count(Limit.QUEUED_SIZE)).isEqualTo(1002);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void broadcastsWithoutASubscriber(boolean synchronous, CapturedOutput output) {
		ManualLoop loop = new ManualLoop();
		ManagedNeffosServer server = NeffosServer.builder().namespace("ns", (ns) -> {
		}).maxQueuedBytes(16 * 1024).synchronousBroadcasts(synchronous).build();
		TestClient client = TestClient.connected(server, loop, "ns");
		for (int i = 0; i < 100; i++) {
			server.broadcast(message("say").toBuilder().body("x".repeat(1024)).build());
		}
		assertThat(lines(output)).isNotEmpty().first().asString().contains("event 'say' of namespace 'ns'");
		assertThat(client.received()).isNotEmpty();
	}

	private static List<String> lines(CapturedOutput output) {
		return output.toString()
			.lines()
			.filter((line) -> line.contains("neffos.server.broadcast.max-queued-size"))
			.toList();
	}

	private static Broadcast broadcast(String event) {
		return Broadcast.of(Exclude.nobody(), List.of(message(event)));
	}

	private static NeffosMessage message(String event) {
		return NeffosMessage.builder().namespace("ns").event(event).body("x").build();
	}

}
