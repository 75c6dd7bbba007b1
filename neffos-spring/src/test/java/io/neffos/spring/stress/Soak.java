package io.neffos.spring.stress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.neffos.spring.message.CloseReason;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.wire.SwarmClient;
import io.netty.buffer.PooledByteBufAllocator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Members that stay, members that come and go, clients that misbehave, publishers and the
 * server's own doings, all at once for a while. Then everything ends, and nothing may be
 * left.
 */
final class Soak {

	private static final int PUBLISHERS = 2;

	private static final int STEADY = 20;

	private static final int CHURNING = 8;

	private static final int CHURN_ROOMS = 4;

	private static final int TROUBLEMAKERS = 24;

	/** How much more of the heap may be used in the end than in the beginning. */
	private static final long HEAP_GROWTH = 32L * 1024 * 1024;

	private final PooledByteBufAllocator allocator = new PooledByteBufAllocator(true);

	private final CountDownLatch failed = new CountDownLatch(1);

	private final SoakProgress progress = new SoakProgress();

	private final StressExtension stress;

	private final Duration duration;

	private final AtomicInteger endless = new AtomicInteger();

	private final ManagedNeffosServer server;

	private final SoakStreams streams;

	private final Publications publications = new Publications(PUBLISHERS, CHURN_ROOMS);

	private final List<SteadyMember> steady;

	private volatile boolean over;

	private volatile boolean published;

	Soak(StressExtension stress, Duration duration) {
		this.stress = stress;
		this.duration = duration;
		this.server = stress.serve(SoakServer.builder(this.endless), this.allocator);
		this.streams = new SoakStreams(this.server, PUBLISHERS, STEADY);
		this.steady = IntStream.range(0, STEADY).mapToObj((i) -> new SteadyMember(this.streams, i)).toList();
	}

	void run() {
		System.out.println("soak for " + this.duration + " with " + this.stress.seed());
		SoakGauges gauges = new SoakGauges(this.server);
		long heapBefore = heapWithoutGarbage();
		List<SwarmClient> clients = this.stress.all(STEADY, (i) -> this.steady.get(i).join(this.stress));
		ExecutorService threads = Executors.newFixedThreadPool(PUBLISHERS + 1);
		try {
			List<CompletableFuture<?>> publishers = publishers(clients, threads);
			List<CompletableFuture<?>> others = others(clients, threads);
			untilOver(Stream.concat(publishers.stream(), others.stream()));
			all(others);
			// only now: members that come and go wait for messages before they go
			this.published = true;
			all(publishers);
		}
		finally {
			this.published = true;
			threads.shutdownNow();
		}
		StressExtension.until("all messages to those who stay",
				() -> isBroken() || this.steady.stream().allMatch((member) -> member.behind() == 0));
		assertThat(this.stress.failures()).isEmpty();
		this.progress.print(this.server, received());
		this.progress.printCounters(this.server);
		StressExtension.until("end of all but those who stay", () -> gauges.connections() == STEADY);
		end(clients);
		assertNothingIsLeft(heapBefore);
		gauges.assertZero();
		assertThat(this.endless).as("handlers of clients that are gone").hasValue(0);
	}

	private List<CompletableFuture<?>> publishers(List<SwarmClient> clients, ExecutorService threads) {
		List<String> ids = clients.stream().map(SwarmClient::id).toList();
		return IntStream.range(0, PUBLISHERS)
			.<CompletableFuture<?>>mapToObj((i) -> CompletableFuture.runAsync(publisher(i, ids), threads))
			.toList();
	}

	private List<CompletableFuture<?>> others(List<SwarmClient> clients, ExecutorService threads) {
		List<CompletableFuture<?>> others = new ArrayList<>();
		others.add(CompletableFuture
			.runAsync(new ServersDoings(this.server, STEADY, random(10), this.progress, this::isOver), threads));
		IntStream.range(0, TROUBLEMAKERS)
			.mapToObj((i) -> new Troublemaker(this.stress, this.progress, random(100 + i), this::isOver).start())
			.forEach(others::add);
		IntStream.range(0, CHURNING).mapToObj(this::churn).forEach(others::add);
		IntStream.range(0, STEADY).mapToObj((i) -> asks(clients.get(i), random(200 + i))).forEach(others::add);
		return others;
	}

	/**
	 * Waits until the time is up or something has gone wrong.
	 */
	private void untilOver(Stream<CompletableFuture<?>> workers) {
		workers.forEach((worker) -> worker.whenComplete((result, error) -> {
			if (error != null) {
				this.failed.countDown();
			}
		}));
		try {
			while (!isBroken() && this.progress.elapsed().compareTo(this.duration) < 0) {
				this.failed.await(100, TimeUnit.MILLISECONDS);
				this.progress.minute(this.server, received());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.over = true;
	}

	private SoakPublisher publisher(int number, List<String> ids) {
		return new SoakPublisher(this.server, this.streams, this.publications, number, random(number), ids,
				this.progress, this::mostBehind, () -> this.published || isBroken());
	}

	/**
	 * Lets a member come and go, again and again.
	 */
	private CompletableFuture<?> churn(int number) {
		AtomicInteger turns = new AtomicInteger(number);
		return Repetition.start(this::isOver, () -> {
			ChurningMember member = new ChurningMember(this.stress, this.publications, turns.getAndAdd(CHURNING),
					CHURN_ROOMS, 20);
			return member.start().thenCompose((none) -> member.end());
		});
	}

	/**
	 * Asks the server, again and again, and lets it ask back.
	 */
	private CompletableFuture<?> asks(SwarmClient client, Random random) {
		return Repetition.start(this::isOver, () -> {
			String body = "answer " + random.nextInt();
			boolean back = random.nextBoolean();
			return client.ask(SoakServer.STEADY, "", (back) ? "back" : "echo", body).thenAcceptAsync((answer) -> {
				assertThat(answer).endsWith(";0;0;" + ((back) ? "answered" : body));
				this.progress.answer();
			}, CompletableFuture.delayedExecutor(random.nextInt(20), TimeUnit.MILLISECONDS));
		});
	}

	private void end(List<SwarmClient> clients) {
		List<SwarmClient> half = clients.subList(0, STEADY / 2);
		half.forEach((client) -> assertThat(StressExtension.await(client.close())).isEqualTo(1000));
		this.server.closeAll(CloseReason.GOING_AWAY).result().block(StressExtension.SOON);
		clients.subList(STEADY / 2, STEADY)
			.forEach((client) -> assertThat(StressExtension.await(client.ended())).isEqualTo(1001));
	}

	private void assertNothingIsLeft(long heapBefore) {
		ServerState.assertEmpty(this.server);
		StressExtension.until("release of all direct buffers", () -> this.allocator.pinnedDirectMemory() == 0);
		StressExtension.until("release of all heap buffers", () -> this.allocator.pinnedHeapMemory() == 0);
		assertThat(heapWithoutGarbage() - heapBefore).as("growth of the heap").isLessThan(HEAP_GROWTH);
		// the leak detector reports what was found with the next allocations
		IntStream.range(0, 100).forEach((i) -> this.allocator.directBuffer(16).release());
	}

	private long mostBehind() {
		return this.steady.stream().mapToLong(SteadyMember::behind).max().orElse(0);
	}

	private long received() {
		return this.steady.stream().mapToLong(SteadyMember::count).sum();
	}

	private boolean isOver() {
		return this.over;
	}

	private boolean isBroken() {
		return this.failed.getCount() == 0 || !this.stress.failures().isEmpty();
	}

	private Random random(int part) {
		return this.stress.random(part);
	}

	/**
	 * Waits for all, the one that has failed first.
	 */
	private static void all(List<CompletableFuture<?>> workers) {
		workers.stream().filter(CompletableFuture::isCompletedExceptionally).forEach(StressExtension::await);
		workers.forEach(StressExtension::await);
	}

	private static long heapWithoutGarbage() {
		System.gc();
		return SoakProgress.usedHeap();
	}

}
