package io.neffos.spring.engine.broadcast;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.session.TestClient;
import io.neffos.spring.limits.Limit;
import io.neffos.spring.limits.OutboundLoad;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Publishers that are faster than the event loops.
 */
class OverloadTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private final ManualLoop loop = new ManualLoop();

	private final List<String> handled = new ArrayList<>();

	private final ManagedNeffosServer server = NeffosServer.builder()
		.namespace("ns", (ns) -> ns.on("e", (member, message) -> Mono.fromRunnable(() -> {
			this.handled.add(message.text());
			member.broadcast(message);
		})))
		.maxQueuedBytes(16 * 1024)
		.build();

	private final TestClient client = TestClient.connected(this.server, this.loop, "ns");

	@AfterEach
	void nothingWaits() {
		this.client.received();
		assertThat(this.server.outboundLoad()).isEqualTo(OutboundLoad.NONE);
	}

	@Test
	void broadcastsAreRefusedAsAWhole() {
		int admitted = 0;
		while (this.server.outboundLoad().queuedBytes() < 16 * 1024) {
			this.server.broadcast(message("x"));
			admitted++;
		}
		StepVerifier.create(this.server.broadcast(message("y"), message("z")).result())
			.expectErrorMatches(OverloadTests::isLimit)
			.verify(SOON);
		assertThat(this.server.counters().count(Limit.QUEUED_SIZE)).isOne();
		assertThat(this.client.received()).hasSize(admitted).allMatch((frame) -> frame.endsWith(";x"));
		StepVerifier.create(this.server.broadcast(message("again")).result())
			.then(this.loop::runTasks)
			.expectNext(new BroadcastResult(1, 1, 0, 0))
			.expectComplete()
			.verify(SOON);
	}

	@Test
	void emitsAreRefused() {
		while (this.server.outboundLoad().queuedBytes() < 16 * 1024) {
			this.server.broadcast(message("x"));
		}
		StepVerifier.create(this.client.connection().emit(message("y")).result())
			.expectErrorMatches(OverloadTests::isLimit)
			.verify(SOON);
	}

	@Test
	void messagesOfClientsArePutOff() {
		while (this.server.outboundLoad().queuedBytes() < 1024) {
			this.server.broadcast(message("x"));
		}
		this.client.connection().receive(Unpooled.copiedBuffer(";ns;;e;0;0;mine", StandardCharsets.UTF_8), false);
		assertThat(this.handled).as("before the loop has caught up").isEmpty();
		assertThat(this.client.received()).endsWith(";ns;;e;0;0;mine");
		assertThat(this.handled).containsExactly("mine");
	}

	@Test
	void clientThatSendsFasterThanItIsBroadcast() {
		for (int i = 0; i < 1000; i++) {
			String frame = ";ns;;e;0;0;" + i;
			ByteBuf payload = Unpooled.copiedBuffer(frame, StandardCharsets.UTF_8);
			this.client.connection().receive(payload, false);
			assertThat(this.server.outboundLoad().queuedBytes()).as("bounded").isLessThan(2048);
		}
		assertThat(this.client.received()).hasSize(1000).endsWith(";ns;;e;0;0;999");
		assertThat(this.server.counters().count(Limit.QUEUED_SIZE)).isZero();
	}

	private static boolean isLimit(Throwable error) {
		return error instanceof NeffosException known && known.error() == NeffosError.LIMIT_EXCEEDED;
	}

	private static NeffosMessage message(String body) {
		return NeffosMessage.builder().namespace("ns").event("e").body(body).build();
	}

}
