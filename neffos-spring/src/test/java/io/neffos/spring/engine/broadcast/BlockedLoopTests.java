package io.neffos.spring.engine.broadcast;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.session.TestClient;
import io.neffos.spring.engine.support.ServerCounters;
import io.neffos.spring.limits.MemoryLimits;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An event loop that doesn't get to its work.
 */
@ExtendWith(OutputCaptureExtension.class)
class BlockedLoopTests {

	private static final Duration PATIENCE = Duration.ofMillis(100);

	private final ManualLoop loop = new ManualLoop();

	private final ManualLoop blocked = new ManualLoop();

	private final List<String> handled = new ArrayList<>();

	private final ManagedNeffosServer server = NeffosServer.builder()
		.namespace("ns", (ns) -> ns.on("e", (member, message) -> handle(message)))
		.namespace("other", (ns) -> ns.on("e", (member, message) -> handle(message)))
		.maxQueuedBytes(16 * 1024)
		.build();

	private final TestClient member = TestClient.connected(this.server, this.loop, "ns");

	private final TestClient stranger = TestClient.connected(this.server, this.loop, "other");

	@Test
	void clientsOfOtherLoops() {
		block();
		send(this.stranger, ";other;;e;0;0;s");
		assertThat(this.handled).as("nothing of it reaches the blocked loop").containsExactly("s");
		send(this.member, ";ns;;e;0;0;1");
		send(this.member, ";ns;;e;0;0;2");
		assertThat(this.handled).hasSize(1);
		this.loop.advance(PATIENCE);
		assertThat(this.handled).as("one message after a while").containsExactly("s", "1");
		this.loop.advance(PATIENCE);
		assertThat(this.handled).containsExactly("s", "1", "2");
		send(this.member, ";ns;;e;0;0;3");
		this.blocked.runTasks();
		assertThat(this.handled).as("the loop goes on").endsWith("3");
	}

	@Test
	void logOfABlockedLoop(CapturedOutput output) {
		block();
		for (int i = 0; i < 30; i++) {
			send(this.member, ";ns;;e;0;0;" + i);
		}
		this.loop.advance(PATIENCE.multipliedBy(9));
		assertThat(output).doesNotContain("has written nothing");
		this.loop.advance(PATIENCE.multipliedBy(20));
		assertThat(output).containsOnlyOnce("has written nothing for a second").contains("BlockedLoopTests");
	}

	@Test
	void remainsOfAStoppedLoop() {
		ManualLoop stopping = new ManualLoop();
		new LoopClient(this.server, stopping);
		stopping.runTasks();
		this.server.broadcast(message("x".repeat(20_000)));
		this.loop.runTasks();
		assertThat(this.server.outboundLoad().queuedBytes()).isGreaterThan(20_000);
		stopping.stop();
		assertThat(this.server.outboundLoad().queuedBytes()).isZero();
		send(this.member, ";ns;;e;0;0;1");
		assertThat(this.handled).containsExactly("1");
	}

	@Test
	void outboxOfAStoppedLoop() {
		LoopOutboxes outboxes = new LoopOutboxes(1000, MemoryLimits.DEFAULTS.withHeapBytes(1000).withDirectBytes(1000),
				new ServerCounters());
		ManualLoop stopping = new ManualLoop();
		LoopOutbox outbox = outboxes.of(stopping);
		assertThat(outboxes.of(stopping)).isSameAs(outbox);
		stopping.stop();
		outboxes.of(this.loop);
		assertThat(outboxes.loads()).hasSize(1);
		assertThat(outboxes.of(stopping)).as("the first one is forgotten").isNotSameAs(outbox);
	}

	@Test
	void ownLoopWithTheMostWhileAnotherIsBlocked() {
		block();
		send(this.member, ";ns;;e;0;0;1");
		this.loop.advance(PATIENCE);
		assertThat(this.handled).containsExactly("1");
		this.server.broadcast(NeffosMessage.builder().namespace("other").event("e").body("x".repeat(3500)).build());
		send(this.member, ";ns;;e;0;0;2");
		assertThat(this.handled).as("behind its own loop").containsExactly("1");
		this.loop.runTasks();
		this.loop.advance(PATIENCE);
		assertThat(this.handled).containsExactly("1", "2");
		send(this.member, ";ns;;e;0;0;3");
		this.loop.advance(PATIENCE);
		assertThat(this.handled).containsExactly("1", "2", "3");
	}

	@Test
	void clientThatWaitsForALoopThatStops() {
		ManualLoop stopping = new ManualLoop();
		new LoopClient(this.server, stopping);
		stopping.runTasks();
		this.server.broadcast(message("x".repeat(20_000)));
		this.loop.runTasks();
		send(this.member, ";ns;;e;0;0;1");
		assertThat(this.handled).isEmpty();
		stopping.stop();
		this.loop.advance(PATIENCE);
		assertThat(this.handled).containsExactly("1");
		block();
		send(this.member, ";ns;;e;0;0;2");
		assertThat(this.handled).hasSize(1);
		this.blocked.runTasks();
		assertThat(this.handled).as("as soon as the loop that it waits for goes on").containsExactly("1", "2");
	}

	private void block() {
		TestClient.connected(this.server, this.blocked, "ns");
		while (this.server.outboundLoad().queuedBytes() < 2048) {
			this.server.broadcast(message("x"));
			this.loop.runTasks();
		}
	}

	private Mono<?> handle(NeffosMessage message) {
		return Mono.fromRunnable(() -> this.handled.add(message.text()));
	}

	private static void send(TestClient client, String text) {
		ByteBuf payload = Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
		client.connection().receive(payload, false);
		payload.release();
	}

	private static NeffosMessage message(String body) {
		return NeffosMessage.builder().namespace("ns").event("e").body(body).build();
	}

}
