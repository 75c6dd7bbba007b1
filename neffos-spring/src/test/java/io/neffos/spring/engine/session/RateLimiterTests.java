package io.neffos.spring.engine.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import io.neffos.spring.limits.EventRate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RateLimiter}, against the definition of its limit: in any span of time
 * no more than {@code burst + rate · t} are accepted, and one is refused only where one
 * more in some span would be too many. {@code -Dneffos.test.seed=} repeats a run.
 */
class RateLimiterTests {

	private static final long TOKEN = TimeUnit.SECONDS.toNanos(1);

	private final ManualLoop loop = new ManualLoop();

	private final long seed = Long.getLong("neffos.test.seed", System.nanoTime());

	@Test
	void randomArrivals() {
		Random random = new Random(this.seed);
		for (int run = 0; run < 200; run++) {
			EventRate rate = EventRate.perSecond(1 + random.nextInt(2000)).withBurst(1 + random.nextInt(50));
			RateLimiter limiter = limiter(rate);
			List<Long> accepted = new ArrayList<>();
			long meanPause = TOKEN / rate.perSecond();
			for (int i = 0; i < 300; i++) {
				pause(random, meanPause);
				boolean allowed = withOneMore(accepted, rate);
				assertThat(limiter.tryAcquire()).as("seed %d, run %d, arrival %d, %s", this.seed, run, i, rate)
					.isEqualTo(allowed);
				if (allowed) {
					accepted.add(this.loop.nanoTime());
				}
			}
		}
	}

	@Test
	void extremeRates() {
		RateLimiter limiter = limiter(EventRate.perSecond(Integer.MAX_VALUE));
		assertThat(limiter.tryAcquire()).isTrue();
		this.loop.advance(Duration.ofDays(10_000));
		assertThat(limiter.tryAcquire()).isTrue();
		RateLimiter slow = limiter(EventRate.perSecond(1).withBurst(Integer.MAX_VALUE));
		this.loop.advance(Duration.ofDays(10_000));
		assertThat(slow.tryAcquire()).isTrue();
		RateLimiter fast = limiter(EventRate.perSecond(Integer.MAX_VALUE).withBurst(1));
		assertThat(fast.tryAcquire()).isTrue();
		assertThat(fast.tryAcquire()).isFalse();
		this.loop.advance(Duration.ofNanos(1));
		assertThat(fast.tryAcquire()).isTrue();
	}

	@Test
	void fractionsAddUp() {
		RateLimiter limiter = limiter(EventRate.perSecond(3).withBurst(1));
		assertThat(limiter.tryAcquire()).isTrue();
		// asked every nanosecond before the third of a second is over
		this.loop.advance(Duration.ofNanos(333_333_330));
		for (int i = 0; i < 3; i++) {
			this.loop.advance(Duration.ofNanos(1));
			assertThat(limiter.tryAcquire()).isFalse();
		}
		this.loop.advance(Duration.ofNanos(1));
		assertThat(limiter.tryAcquire()).isTrue();
	}

	@Test
	void unlimited() {
		assertThat(RateLimiter.create(null, this.loop)).isNull();
	}

	private RateLimiter limiter(EventRate rate) {
		return Objects.requireNonNull(RateLimiter.create(rate, this.loop));
	}

	private void pause(Random random, long mean) {
		switch (random.nextInt(10)) {
			case 0, 1, 2, 3 -> {
				// at once
			}
			case 4 -> this.loop.advance(Duration.ofNanos(random.nextInt(5)));
			case 5 -> this.loop.advance(Duration.ofNanos(random.nextLong(20 * mean)));
			default -> this.loop.advance(Duration.ofNanos(random.nextLong(2 * mean)));
		}
	}

	/**
	 * Returns whether every span of time that ends now has room for one more.
	 */
	private boolean withOneMore(List<Long> accepted, EventRate rate) {
		long now = this.loop.nanoTime();
		long count = 1;
		for (int i = accepted.size() - 1; i >= 0; i--) {
			count++;
			if (count * TOKEN > rate.burst() * TOKEN + (now - accepted.get(i)) * rate.perSecond()) {
				return false;
			}
		}
		return true;
	}

}
