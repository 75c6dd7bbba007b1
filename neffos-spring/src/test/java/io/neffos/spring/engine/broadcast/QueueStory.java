package io.neffos.spring.engine.broadcast;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.neffos.spring.connection.SlowConsumerPolicy;
import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.transport.FrameBatch;
import io.neffos.spring.engine.transport.FrameObserver;
import io.neffos.spring.engine.transport.FrameOutcome;
import io.neffos.spring.engine.transport.OutboundFrame;
import io.neffos.spring.engine.wire.MessageCodec;
import io.neffos.spring.limits.ConnectionLimits;
import io.neffos.spring.limits.MemoryLimits;
import io.neffos.spring.limits.MemoryLoad;
import io.neffos.spring.limits.OutboundLimits;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.story.StoryRunner.RandomStory;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A random story of slow clients: frames of all policies wait for them, they read now and
 * then, ask, stall and go, within the limits of a client and of the server's memory.
 */
final class QueueStory implements RandomStory {

	private static final Duration STALL = Duration.ofHours(1);

	private static final int MAX_MESSAGES = 4;

	private static final int MAX_BYTES = 400;

	private static final int SMALL = 6 * 1024;

	private static final int LARGE = 1024 * 1024;

	/** The budget looks at its sum after so much growth. */
	private static final int STEPS = 64;

	/** A message that is being handled, with its answer, keeps no more. */
	private static final int MESSAGE = 1024;

	private static final SlowConsumerPolicy[] POLICIES = { SlowConsumerPolicy.close(), SlowConsumerPolicy.dropOldest(),
			SlowConsumerPolicy.dropNewest(), SlowConsumerPolicy.conflate((event) -> event.text().charAt(0)) };

	private final MessageCodec codec = new MessageCodec();

	private final List<String> steps = new ArrayList<>();

	private final ManualLoop loop = new ManualLoop();

	private final Random random;

	private final int memory;

	private final ManagedNeffosServer server;

	private final List<QueueClient> clients;

	private int observedFrames;

	private int settledFrames;

	private boolean exhausted;

	QueueStory(long seed) {
		this.random = new Random(seed);
		this.memory = (this.random.nextBoolean()) ? SMALL : LARGE;
		this.server = NeffosServer.builder()
			.limits(ConnectionLimits.DEFAULTS.withHeartbeat(null))
			.memoryLimits(MemoryLimits.DEFAULTS.withHeapBytes(this.memory).withDirectBytes(this.memory))
			.outboundLimits(
					OutboundLimits.DEFAULTS.withMessages(MAX_MESSAGES).withBytes(MAX_BYTES).withStallTimeout(STALL))
			.namespace("ns", (ns) -> ns.on("echo", (member, message) -> Mono.just(message.text())))
			.build();
		this.clients = IntStream.range(0, 3)
			.mapToObj((i) -> new QueueClient(this.server, this.loop, new QueueModel(MAX_MESSAGES, MAX_BYTES)))
			.toList();
	}

	/**
	 * Returns the steps so far, for the message of a failure.
	 */
	@Override
	public List<String> steps() {
		return this.steps;
	}

	@Override
	public void run() {
		int length = 10 + this.random.nextInt(60);
		for (int i = 0; i < length; i++) {
			this.exhausted = false;
			noteLoad();
			int which = this.random.nextInt(this.clients.size());
			this.steps.add(which + " " + step(this.clients.get(which)));
			settle();
			assertConsistent();
		}
		this.clients.stream().filter((client) -> !client.isGone()).forEach(QueueClient::disappear);
		this.loop.runTasks();
		this.clients.forEach(QueueClient::assertEnded);
		assertThat(this.server.memoryLoad()).isEqualTo(new MemoryLoad(0, 0));
		assertThat(this.server.outboundLoad().slowClients()).isZero();
		assertThat(this.settledFrames).as("each once").isEqualTo(this.observedFrames);
	}

	private String step(QueueClient client) {
		return switch (this.random.nextInt(32)) {
			case 0, 1, 2, 3, 4, 5, 6 -> share();
			case 7, 8, 9, 10, 11 -> {
				client.take();
				yield "takes";
			}
			case 12, 13, 14, 15 -> {
				client.ask();
				yield "asks";
			}
			case 16 -> (this.random.nextInt(4) == 0) ? stall() : add(client);
			case 17 -> (this.random.nextInt(4) == 0) ? disappear(client) : add(client);
			case 18, 19 -> burst(client);
			default -> add(client);
		};
	}

	private String add(QueueClient client) {
		String body = body();
		NeffosMessage message = NeffosMessage.builder().namespace("ns").event("e").body(body).build();
		SlowConsumerPolicy policy = POLICIES[this.random.nextInt(POLICIES.length)];
		OutboundFrame frame = OutboundFrame.of(this.codec.encode(message), message, policy);
		if (this.random.nextInt(6) == 0) {
			frame = frame.observedBy(new CountingObserver());
		}
		FrameOutcome outcome = client.model.add(frame, body);
		assertThat(client.queue.add(frame)).isEqualTo(outcome);
		return "add " + body.length() + " " + policy + " " + outcome;
	}

	/**
	 * Adds up to more than the hard limit.
	 */
	private String burst(QueueClient client) {
		int frames = this.random.nextInt(50);
		for (int i = 0; i < frames; i++) {
			add(client);
		}
		return "burst " + frames;
	}

	/**
	 * Adds a batch to several clients, which share its buffer.
	 */
	private String share() {
		FrameBatch batch = new FrameBatch();
		List<String> bodies = Stream.generate(this::body).limit(1 + this.random.nextInt(3)).toList();
		for (String body : bodies) {
			NeffosMessage message = NeffosMessage.builder().namespace("ns").event("e").body(body).build();
			batch.add(OutboundFrame.of(this.codec.encode(message), message, SlowConsumerPolicy.close()));
		}
		for (QueueClient client : this.clients) {
			if (this.random.nextBoolean()) {
				client.queue.add(batch, 0, bodies.size());
				client.model.addShared(batch, bodies, batch.size());
			}
		}
		batch.release();
		return "all: share " + bodies.size() + " of " + batch.size();
	}

	/**
	 * Lets so much time pass that clients end that had to take something.
	 */
	private String stall() {
		List<QueueClient> ending = this.clients.stream()
			.filter((client) -> !client.isGone() && client.model.isWatched())
			.toList();
		this.loop.advance(STALL.multipliedBy(3));
		for (QueueClient client : ending) {
			assertThat(client.endIfClosed()).isEqualTo(CloseReason.SLOW_CONSUMER);
		}
		return "all: stall, ends " + ending.size();
	}

	private static String disappear(QueueClient client) {
		if (!client.isGone()) {
			client.disappear();
		}
		return "disappears";
	}

	private String body() {
		return (char) ('a' + this.random.nextInt(3)) + "x".repeat(this.random.nextInt(this.random.nextInt(150) + 1));
	}

	/**
	 * Runs what is due, until the server keeps no more than it may.
	 */
	private void settle() {
		noteLoad();
		for (int i = 0; i < this.clients.size(); i++) {
			this.loop.advance(Duration.ofMillis(100));
			this.clients.forEach(this::endIfClosed);
		}
	}

	/**
	 * Notes whether the next message may use up the memory.
	 */
	private void noteLoad() {
		MemoryLoad load = this.server.memoryLoad();
		this.exhausted |= load.heapBytes() + MESSAGE > this.memory || load.directBytes() > this.memory;
	}

	private void endIfClosed(QueueClient client) {
		boolean overflowed = client.model.isOverflowed();
		CloseReason reason = client.endIfClosed();
		if (reason == null) {
			assertThat(client.isGone() || !overflowed).as("more than the hard limit ends the connection").isTrue();
		}
		else if (overflowed) {
			assertThat(reason).isEqualTo(CloseReason.SLOW_CONSUMER);
		}
		else {
			assertThat(reason).isEqualTo(CloseReason.OVERLOADED);
			assertThat(this.exhausted).as("only when the memory is used up").isTrue();
		}
	}

	private void assertConsistent() {
		this.clients.forEach(QueueClient::assertConsistent);
		MemoryLoad load = this.server.memoryLoad();
		int most = this.memory + this.memory / STEPS;
		assertThat(load.heapBytes()).isLessThanOrEqualTo(most);
		assertThat(load.directBytes()).isLessThanOrEqualTo(most).isEqualTo(sharedBytes());
		assertThat(this.server.outboundLoad().slowClients())
			.isEqualTo(this.clients.stream().filter((client) -> client.model.messages() > 0).count());
	}

	/**
	 * Returns the size of all buffers that wait, each counted once.
	 */
	private long sharedBytes() {
		Set<Object> batches = Collections.newSetFromMap(new IdentityHashMap<>());
		this.clients.forEach((client) -> batches.addAll(client.model.batches()));
		return batches.stream().mapToLong((batch) -> ((FrameBatch) batch).size()).sum();
	}

	private final class CountingObserver implements FrameObserver {

		@Override
		public void waiting() {
			QueueStory.this.observedFrames++;
		}

		@Override
		public void settled(FrameOutcome outcome) {
			QueueStory.this.settledFrames++;
		}

	}

}
