package io.neffos.spring.engine.broadcast;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.Exclude;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Broadcasts over several event loops.
 */
class BroadcastTests {

	private static final Duration SOON = Duration.ofSeconds(30);

	private final List<ThreadLoop> loops = List.of(new ThreadLoop(), new ThreadLoop(), new ThreadLoop());

	private final List<LoopClient> clients = new ArrayList<>();

	private final ManagedNeffosServer server = NeffosServer.builder()
		.namespace("ns", (ns) -> ns
			.on("say", (connection, message) -> connection.broadcastOthers(message).result().then())
			.on("sayall", (connection, message) -> connection.broadcast(message).result().thenReturn("said"))
			.on(SystemEvent.ROOM_JOINED, (member,
					message) -> member.toRoom(message.room()).broadcast("presence", member.id()).result().then())
			.on(SystemEvent.ROOM_LEFT,
					(member, message) -> member.toRoom(message.room()).broadcast("gone", member.id()).result().then()))
		.build();

	@AfterEach
	void everythingIsEmpty() {
		this.clients.forEach(LoopClient::disappear);
		Awaitility.await().atMost(SOON).until(() -> this.server.acceptedConnections() == 0);
		assertThat(this.server.rooms("ns")).isEmpty();
		assertThat(this.server.connections("ns")).isEmpty();
		assertThat(this.server.totalConnections()).isZero();
		this.loops.forEach(ThreadLoop::close);
	}

	@Test
	void everyMessageOnceAndInPublisherOrder() throws Exception {
		int publishers = 8;
		int messages = 500;
		connect(60);
		this.clients.forEach((client) -> client.join("r"));
		awaitMembers(60);
		concurrently(publishers, (publisher) -> {
			for (int i = 0; i < messages; i++) {
				this.server.to("ns").room("r").broadcast("news", publisher + "," + i);
			}
		});
		for (LoopClient client : this.clients) {
			awaitCount(client, "news", publishers * messages);
			for (int publisher = 0; publisher < publishers; publisher++) {
				String prefix = publisher + ",";
				assertThat(client.bodies("news")).filteredOn((body) -> body.startsWith(prefix))
					.containsExactlyElementsOf(IntStream.range(0, messages).mapToObj((i) -> prefix + i).toList());
			}
		}
		assertThat(this.clients).as("one order in the room")
			.allSatisfy((client) -> assertThat(client.bodies("news")).isEqualTo(this.clients.get(0).bodies("news")));
	}

	@Test
	void result() {
		connect(5);
		StepVerifier
			.create(this.server.broadcast(Exclude.connection(this.clients.get(0).connection()), message("", "x"))
				.result())
			.expectNext(new BroadcastResult(4, 4, 0, 0))
			.expectComplete()
			.verify(SOON);
	}

	@Test
	void exclusionThatFails() {
		connect(4);
		Exclude failing = Exclude.matching((connection) -> {
			if (connection == this.clients.get(0).connection()) {
				throw new IllegalStateException("no principal");
			}
			return false;
		});
		StepVerifier.create(this.server.broadcast(failing, message("", "first")).result())
			.expectNext(new BroadcastResult(3, 3, 0, 0))
			.expectComplete()
			.verify(SOON);
		StepVerifier.create(this.server.broadcast(message("", "second")).result())
			.expectNext(new BroadcastResult(4, 4, 0, 0))
			.expectComplete()
			.verify(SOON);
		assertThat(this.clients.get(0).bodies("e")).as("left out, not closed").containsExactly("second");
	}

	@Test
	void nobody() {
		StepVerifier.create(this.server.to("ns").room("empty").broadcast("x", "y").result())
			.expectNext(BroadcastResult.NONE)
			.expectComplete()
			.verify(SOON);
	}

	@Test
	void oneId() {
		connect(3);
		String id = this.clients.get(1).connection().id();
		StepVerifier.create(this.server.broadcast(message("", "private").toBuilder().to(id).build()).result())
			.expectNext(new BroadcastResult(1, 1, 0, 0))
			.expectComplete()
			.verify(SOON);
		awaitCount(this.clients.get(1), "e", 1);
		assertThat(this.clients.get(0).bodies("e")).isEmpty();
	}

	@Test
	void ordersOfDirectFramesAndBroadcasts() {
		connect(2);
		LoopClient client = this.clients.get(0);
		NeffosConnection connection = client.connection();
		for (int i = 0; i < 500; i++) {
			this.server.broadcast(message("", String.valueOf(2 * i)));
			connection.emit(message("", String.valueOf(2 * i + 1)));
		}
		awaitCount(client, "e", 1000);
		assertThat(client.bodies("e"))
			.containsExactlyElementsOf(IntStream.range(0, 1000).mapToObj(String::valueOf).toList());
	}

	@Test
	void broadcastBeforeTheReply() {
		connect(1);
		LoopClient client = this.clients.get(0);
		client.send("$1;ns;;sayall;0;0;x");
		awaitCount(client, "sayall", 2);
		assertThat(client.received()).containsSubsequence(";ns;;sayall;0;0;x", "$1;ns;;sayall;0;0;said");
	}

	@Test
	void leaveAfterBroadcasts() {
		connect(1);
		LoopClient client = this.clients.get(0);
		client.join("r");
		awaitMembers(1);
		for (int i = 0; i < 100; i++) {
			this.server.broadcast(message("r", String.valueOf(i)));
		}
		client.leave("r");
		Awaitility.await().atMost(SOON).until(() -> client.received().contains("$l;;;;;;"));
		assertThat(client.bodies("e")).as("what was broadcast before the leave").hasSize(100);
		this.server.broadcast(message("r", "after"));
		client.send("$2;ns;;sayall;0;0;fence");
		awaitCount(client, "sayall", 2);
		assertThat(client.bodies("e")).as("nothing after it").hasSize(100);
	}

	@Test
	void joinersGetWhatFollowsTheirJoin() throws Exception {
		connect(30);
		Random random = new Random(42);
		List<Integer> order = new ArrayList<>(IntStream.range(0, 30).boxed().toList());
		Collections.shuffle(order, random);
		concurrently(3, (part) -> {
			if (part == 0) {
				for (int i = 0; i < 2000; i++) {
					this.server.broadcast(message("r", String.valueOf(i)));
				}
			}
			else {
				order.stream().filter((i) -> i % 2 == part - 1).forEach((i) -> this.clients.get(i).join("r"));
			}
		});
		awaitMembers(30);
		StepVerifier.create(this.server.broadcast(message("r", "end")).result())
			.expectNextCount(1)
			.expectComplete()
			.verify(SOON);
		for (LoopClient client : this.clients) {
			List<String> bodies = client.bodies("e");
			int first = (bodies.size() > 1) ? Integer.parseInt(bodies.get(0)) : 2000;
			List<String> expected = new ArrayList<>(IntStream.range(first, 2000).mapToObj(String::valueOf).toList());
			expected.add("end");
			assertThat(bodies).as("no gap after the join").isEqualTo(expected);
		}
	}

	@Test
	void roomsThatComeAndGo() throws Exception {
		connect(12);
		concurrently(12, (i) -> {
			LoopClient client = this.clients.get(i);
			for (int round = 0; round < 200; round++) {
				client.join("r");
				this.server.to("ns").room("r").broadcast("news", "x");
				client.leave("r");
			}
			client.send("$done;ns;;sayall;0;0;");
		});
		for (LoopClient client : this.clients) {
			Awaitility.await().atMost(SOON).until(() -> client.received().contains("$done;ns;;sayall;0;0;said"));
			assertThat(client.received()).filteredOn("$j;;;;;;"::equals).hasSize(200);
			assertThat(client.received()).filteredOn("$l;;;;;;"::equals).hasSize(200);
		}
		assertThat(this.server.rooms("ns")).isEmpty();
	}

	@Test
	void everybodyDroppingAtOnce() {
		connect(50);
		this.clients.forEach((client) -> client.join("r"));
		awaitMembers(50);
		this.clients.parallelStream().forEach(LoopClient::disappear);
		Awaitility.await().atMost(SOON).until(() -> this.server.acceptedConnections() == 0);
		assertThat(this.server.rooms("ns")).isEmpty();
	}

	@Test
	void presence() {
		connect(30);
		this.clients.forEach((client) -> client.join("r"));
		awaitMembers(30);
		StepVerifier.create(this.server.broadcast(message("r", "end")).result())
			.expectNextCount(1)
			.expectComplete()
			.verify(SOON);
		for (LoopClient one : this.clients) {
			assertThat(one.bodies("presence")).as("its own, and each once")
				.contains(one.connection().id())
				.doesNotHaveDuplicates();
			for (LoopClient other : this.clients) {
				assertThat(one.bodies("presence").contains(other.connection().id())
						|| other.bodies("presence").contains(one.connection().id()))
					.as("who came first is told of who came later")
					.isTrue();
			}
		}
	}

	@Test
	void reservedEvents() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.server.to("ns").broadcast("_OnRoomJoined", "x"));
	}

	private void connect(int count) {
		for (int i = 0; i < count; i++) {
			this.clients.add(new LoopClient(this.server, this.loops.get(i % this.loops.size())));
		}
		Awaitility.await().atMost(SOON).until(() -> this.server.connections("ns").size() == count);
	}

	private void awaitMembers(int count) {
		Awaitility.await().atMost(SOON).until(() -> this.server.members("ns", "r").size() == count);
	}

	private static void awaitCount(LoopClient client, String event, int count) {
		Awaitility.await().atMost(SOON).until(() -> client.bodies(event).size() >= count);
		assertThat(client.bodies(event)).hasSize(count);
	}

	private static NeffosMessage message(String room, String body) {
		return NeffosMessage.builder().namespace("ns").room(room).event("e").body(body).build();
	}

	private static void concurrently(int threads, IntConsumer work) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			CountDownLatch start = new CountDownLatch(1);
			List<Future<?>> futures = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				int index = i;
				futures.add(executor.submit(() -> {
					start.await();
					work.accept(index);
					return null;
				}));
			}
			start.countDown();
			for (Future<?> future : futures) {
				future.get();
			}
		}
		finally {
			executor.shutdownNow();
		}
	}

}
