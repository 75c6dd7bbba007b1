package io.neffos.spring.engine.support;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.neffos.spring.engine.support.BlockingPool.Load;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link BlockingPool}.
 */
class BlockingPoolTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private final CountDownLatch first = new CountDownLatch(1);

	private final CountDownLatch second = new CountDownLatch(1);

	private final List<String> done = new CopyOnWriteArrayList<>();

	private final BlockingPool pool = new BlockingPool("pool", 2);

	@AfterEach
	void dispose() {
		this.pool.dispose();
	}

	@Test
	void anyFreeThread() {
		occupy();
		List.of("a", "b", "c", "d").forEach((name) -> call(name, new CountDownLatch(0)));
		assertThat(this.pool.load()).isEqualTo(new Load(2, 2, 4));
		this.second.countDown();
		// all of them, and in order, though one thread is busy
		Awaitility.await().atMost(SOON).until(() -> this.done.size() == 5);
		assertThat(this.done).containsExactly("second", "a", "b", "c", "d");
		this.first.countDown();
		Awaitility.await().atMost(SOON).until(() -> this.pool.load().equals(new Load(2, 0, 0)));
	}

	@Test
	void cancelledCalls() {
		occupy();
		for (int i = 0; i < 1000; i++) {
			call("cancelled", new CountDownLatch(0)).dispose();
		}
		assertThat(this.pool.load()).as("nothing waits").isEqualTo(new Load(2, 2, 0));
	}

	@Test
	void interruption() throws InterruptedException {
		CountDownLatch interrupted = new CountDownLatch(1);
		CountDownLatch begun = new CountDownLatch(1);
		Disposable call = Mono.fromRunnable(() -> {
			begun.countDown();
			try {
				this.first.await();
			}
			catch (InterruptedException ex) {
				interrupted.countDown();
			}
		}).subscribeOn(this.pool).subscribe();
		assertThat(begun.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
		call.dispose();
		assertThat(interrupted.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void threads() {
		String thread = Mono
			.fromCallable(() -> Thread.currentThread().getName() + " " + Thread.currentThread().isDaemon() + " "
					+ Schedulers.isInNonBlockingThread())
			.subscribeOn(this.pool)
			.block(SOON);
		assertThat(thread).isEqualTo("pool-1 true false");
	}

	@Test
	void end() {
		call("first", this.first);
		this.pool.dispose();
		assertThat(this.pool.isDisposed()).isTrue();
		Awaitility.await().atMost(SOON).until(() -> this.pool.load().running() == 0);
	}

	private void occupy() {
		call("first", this.first);
		call("second", this.second);
		Awaitility.await().atMost(SOON).until(() -> this.pool.load().equals(new Load(2, 2, 0)));
	}

	private Disposable call(String name, CountDownLatch latch) {
		return Mono.fromRunnable(() -> {
			try {
				latch.await();
				this.done.add(name);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}).subscribeOn(this.pool).subscribe();
	}

}
