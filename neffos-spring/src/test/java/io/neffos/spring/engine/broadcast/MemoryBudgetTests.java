package io.neffos.spring.engine.broadcast;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.neffos.spring.connection.SlowConsumerPolicy;
import io.neffos.spring.engine.server.AcceptingServer;
import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.session.TestClient;
import io.neffos.spring.engine.transport.FrameBatch;
import io.neffos.spring.engine.transport.OutboundFrame;
import io.neffos.spring.engine.wire.MessageCodec;
import io.neffos.spring.limits.Limit;
import io.neffos.spring.limits.MemoryLimits;
import io.neffos.spring.limits.MemoryLoad;
import io.neffos.spring.limits.OutboundLimits;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The memory that everything keeps that waits for the clients of a server.
 */
class MemoryBudgetTests {

	private static final int LIMIT = 1024 * 1024;

	private final ManualLoop loop = new ManualLoop();

	private final ManagedNeffosServer server = NeffosServer.builder()
		.memoryLimits(MemoryLimits.DEFAULTS.withHeapBytes(LIMIT).withDirectBytes(LIMIT))
		.outboundLimits(OutboundLimits.DEFAULTS.withMessages(10_000).withBytes(100 * LIMIT))
		.namespace("ns", (ns) -> ns.on("never", (member, message) -> this.handled.asMono()))
		.build();

	private final Sinks.Empty<Void> handled = Sinks.empty();

	private final List<TestClient> clients = new ArrayList<>();

	private final List<OutboundQueue> waiting = new ArrayList<>();

	@AfterEach
	void nothingIsKept() {
		this.handled.tryEmitEmpty();
		this.clients.forEach(TestClient::disappear);
		this.waiting.forEach(OutboundQueue::close);
		this.loop.runTasks();
		assertThat(this.server.memoryLoad()).isEqualTo(new MemoryLoad(0, 0));
	}

	@Test
	void clientsThatKeepTheMost() {
		clients(10);
		for (int i = 0; i < 10; i++) {
			keep(i, (i == 3 || i == 5) ? 300_000 : 1000);
		}
		this.loop.runTasks();
		assertThat(this.clients).extracting(TestClient::closed).containsOnlyNulls();
		keep(3, 500_000);
		assertThat(this.clients.get(3).closed()).isEqualTo(CloseReason.OVERLOADED);
		assertThat(this.clients).filteredOn((client) -> client.closed() != null).hasSize(1);
		assertThat(this.server.counters().count(Limit.SERVER_HEAP)).isOne();
	}

	@Test
	void clientsOnTheirWayOut() {
		clients(3);
		keep(0, 600_000);
		keep(1, 300_000);
		keep(0, 200_000);
		this.loop.runTasks();
		keep(2, 100_000);
		this.loop.runTasks();
		assertThat(this.clients.get(0).closed()).isEqualTo(CloseReason.OVERLOADED);
		assertThat(this.clients.get(1).closed()).as("there will be room soon").isNull();
	}

	@Test
	void sharedBuffer() {
		clients(20);
		FrameBatch batch = new FrameBatch();
		batch.add(frame("x".repeat(100_000), SlowConsumerPolicy.close()));
		batch.add(frame("y".repeat(100_000), SlowConsumerPolicy.close()));
		this.waiting.forEach((queue) -> queue.add(batch, 0, 2));
		batch.release();
		assertThat(this.server.memoryLoad().directBytes()).isEqualTo(batch.size());
		this.waiting.subList(1, 20).forEach(OutboundQueue::close);
		assertThat(this.server.memoryLoad().directBytes()).as("the last one keeps it").isEqualTo(batch.size());
		this.loop.runTasks();
		assertThat(this.clients).extracting(TestClient::closed).containsOnlyNulls();
	}

	@Test
	void sharedFrames() {
		clients(20);
		FrameBatch batch = new FrameBatch();
		batch.add(frame("x".repeat(100_000), SlowConsumerPolicy.dropOldest()));
		this.waiting.forEach((queue) -> queue.add(batch, 0, 1));
		batch.release();
		assertThat(this.server.memoryLoad().heapBytes()).isBetween(100_000L, 110_000L);
		this.loop.runTasks();
		assertThat(this.clients).extracting(TestClient::closed).containsOnlyNulls();
	}

	@Test
	void framesThatTheConnectionsThatAreEndedShare() {
		clients(5);
		FrameBatch batch = new FrameBatch();
		batch.add(frame("x".repeat(600_000), SlowConsumerPolicy.dropOldest()));
		this.waiting.subList(0, 2).forEach((queue) -> queue.add(batch, 0, 1));
		batch.release();
		keep(2, 160_000);
		keep(3, 160_000);
		keep(4, 160_000);
		this.loop.runTasks();
		assertThat(ended()).isOne();
		int first = (this.clients.get(0).closed() != null) ? 0 : 1;
		this.waiting.get(first).close();
		assertThat(this.server.memoryLoad().heapBytes()).as("the other one keeps them").isGreaterThan(LIMIT);
		this.loop.advance(Duration.ofMillis(100));
		assertThat(this.clients.get(1 - first).closed()).isEqualTo(CloseReason.OVERLOADED);
		assertThat(ended()).isEqualTo(2);
	}

	@Test
	void loopThatStopsBeforeItMakesRoom() {
		ManualLoop stopping = new ManualLoop();
		TestClient gone = TestClient.connected(this.server, stopping, "ns");
		OutboundQueue queue = AcceptingServer.acceptorOf(this.server).queue(gone.connection());
		queue.add(frame("x".repeat(LIMIT + 1), SlowConsumerPolicy.close()));
		stopping.stop();
		clients(2);
		keep(0, LIMIT / 2);
		keep(1, LIMIT / 2 + 1);
		this.loop.runTasks();
		assertThat(ended()).isOne();
		queue.close();
	}

	@Test
	void messagesOfClients() {
		clients(40);
		this.clients.forEach((client) -> client.send(";ns;;never;0;0;"));
		assertThat(this.server.memoryLoad().heapBytes()).isLessThan(40 * 1024);
		for (TestClient client : this.clients) {
			client.send(";ns;;never;0;0;" + "x".repeat(50_000));
		}
		assertThat(this.server.counters().count(Limit.SERVER_HEAP)).isEqualTo(ended()).isBetween(5L, 35L);
		assertThat(this.server.memoryLoad().heapBytes()).isLessThan(LIMIT);
	}

	@Test
	void messagesBeforeTheAcknowledgement() {
		TestClient pending = new TestClient(this.server, this.loop);
		this.clients.add(pending);
		pending.send("x".repeat(50_000));
		assertThat(this.server.memoryLoad().heapBytes()).isGreaterThan(50_000);
	}

	@Test
	void messagesForTheEventLoop() {
		clients(1);
		int sent = 0;
		while (this.server.memoryLoad().heapBytes() < LIMIT / 2) {
			this.server.to("ns").broadcast("e", "x".repeat(10_000));
			sent++;
		}
		this.server.to("ns").broadcast("e", "refused");
		assertThat(this.server.counters().count(Limit.QUEUED_SIZE)).isOne();
		assertThat(this.clients.get(0).received()).hasSize(sent);
		assertThat(this.clients.get(0).closed()).isNull();
	}

	private long ended() {
		return this.clients.stream().filter((client) -> client.closed() != null).count();
	}

	private void clients(int number) {
		IntStream.range(0, number).forEach((i) -> {
			TestClient client = TestClient.connected(this.server, this.loop, "ns");
			this.clients.add(client);
			this.waiting.add(AcceptingServer.acceptorOf(this.server).queue(client.connection()));
		});
	}

	private void keep(int client, int bytes) {
		this.waiting.get(client).add(frame("x".repeat(bytes), SlowConsumerPolicy.close()));
	}

	private static OutboundFrame frame(String body, SlowConsumerPolicy policy) {
		NeffosMessage message = NeffosMessage.builder().namespace("ns").event("e").body(body).build();
		return OutboundFrame.of(new MessageCodec().encode(message), message, policy);
	}

}
