package io.neffos.spring.stress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServerBuilder;
import io.neffos.spring.wire.Swarm;
import io.neffos.spring.wire.SwarmClient;
import io.neffos.spring.wire.SwarmListener;
import io.netty.buffer.ByteBufAllocator;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Gives each test a server, clients and a seed, and checks that nothing of them is left.
 * The seed of a failed test is printed; {@code -Dneffos.test.seed=} sets it.
 */
final class StressExtension implements BeforeEachCallback, AfterEachCallback, TestWatcher {

	/** How long what has to come may take. */
	static final Duration SOON = Duration.ofSeconds(30);

	private static final Duration OFTEN = Duration.ofMillis(10);

	private static final String SEED = "neffos.test.seed";

	/** Fewer than a listen queue holds. */
	private static final int OPENED_AT_ONCE = 50;

	private long seed;

	private Swarm swarm = new Swarm();

	private @Nullable StressServer server;

	@Override
	public void beforeEach(ExtensionContext context) {
		this.seed = Long.getLong(SEED, System.nanoTime());
		this.swarm = new Swarm();
	}

	@Override
	public void afterEach(ExtensionContext context) {
		try {
			this.swarm.resetAll();
			if (this.server != null) {
				ServerState.assertEmpty(this.server.server());
			}
			assertThat(this.swarm.failures()).as("failures of clients").isEmpty();
		}
		finally {
			this.swarm.close();
			if (this.server != null) {
				this.server.close();
				this.server = null;
			}
		}
	}

	@Override
	public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
		System.out.println(context.getDisplayName() + " failed with " + seed());
	}

	/**
	 * Returns what makes the random choices of this run come again.
	 */
	String seed() {
		return "-D" + SEED + "=" + this.seed;
	}

	/**
	 * Returns the random choices of one part of the test.
	 * @param part which part, so that the parts don't depend on each other's turns
	 */
	Random random(int part) {
		return new Random(this.seed + part);
	}

	ManagedNeffosServer serve(NeffosServerBuilder builder) {
		return serve(builder, ByteBufAllocator.DEFAULT);
	}

	/**
	 * Starts a server.
	 * @param allocator what its connections' buffers come from
	 */
	ManagedNeffosServer serve(NeffosServerBuilder builder, ByteBufAllocator allocator) {
		ManagedNeffosServer built = builder.build();
		this.server = new StressServer(built, allocator);
		return built;
	}

	/**
	 * Returns the port of the server.
	 */
	int port() {
		if (this.server == null) {
			throw new IllegalStateException("There is no server");
		}
		return this.server.port();
	}

	/**
	 * Returns what went wrong with clients so far.
	 */
	Queue<Throwable> failures() {
		return this.swarm.failures();
	}

	/**
	 * Opens a connection and leaves it pending.
	 */
	CompletableFuture<SwarmClient> open(int receiveBuffer, SwarmListener listener) {
		return open(StressServer.PATH, receiveBuffer, listener);
	}

	CompletableFuture<SwarmClient> open(String target, int receiveBuffer, SwarmListener listener) {
		return this.swarm.open(port(), target, receiveBuffer, listener);
	}

	/**
	 * Opens a connection and connects it to a namespace.
	 */
	CompletableFuture<SwarmClient> connect(String namespace, SwarmListener listener) {
		return open(0, listener).thenCompose(SwarmClient::acknowledge)
			.thenCompose((client) -> client.connect(namespace).thenApply((answer) -> client));
	}

	/**
	 * Opens many connections, some at a time.
	 * @param count how many
	 * @param opening opens the one of a number
	 */
	<T> List<T> all(int count, IntFunction<CompletableFuture<T>> opening) {
		List<T> opened = new ArrayList<>(count);
		for (int from = 0; from < count; from += OPENED_AT_ONCE) {
			List<CompletableFuture<T>> futures = new ArrayList<>();
			for (int i = from; i < Math.min(count, from + OPENED_AT_ONCE); i++) {
				futures.add(opening.apply(i));
			}
			futures.forEach((future) -> opened.add(await(future)));
		}
		return opened;
	}

	static <T> T await(CompletableFuture<T> future) {
		try {
			return future.get(SOON.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (Exception ex) {
			throw new AssertionError("What had to come has not come", ex);
		}
	}

	/**
	 * Waits for a condition, which is looked at at once and then often.
	 */
	static void until(String what, Callable<Boolean> condition) {
		Awaitility.await(what).pollDelay(Duration.ZERO).pollInterval(OFTEN).atMost(SOON).until(condition);
	}

	/**
	 * Runs work on several threads that begin together, and waits for them.
	 */
	static void concurrently(int threads, IntConsumer work) {
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
				future.get(2 * SOON.toSeconds(), TimeUnit.SECONDS);
			}
		}
		catch (Exception ex) {
			throw new AssertionError("A thread has failed", ex);
		}
		finally {
			executor.shutdownNow();
		}
	}

}
