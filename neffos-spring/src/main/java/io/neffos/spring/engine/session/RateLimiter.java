package io.neffos.spring.engine.session;

import java.time.Duration;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.SynchronizationStrategy;
import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.limits.EventRate;
import org.jspecify.annotations.Nullable;

/**
 * One client's token bucket. Confined to the connection's loop.
 */
final class RateLimiter {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final Bucket bucket;

	private RateLimiter(EventRate rate, ConnectionLoop loop) {
		this.bucket = Bucket.builder()
			.addLimit((limit) -> limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), SECOND))
			.withCustomTimePrecision(new LoopTime(loop))
			.withSynchronizationStrategy(SynchronizationStrategy.NONE)
			.build();
	}

	/**
	 * Creates a full bucket.
	 * @return the bucket, or {@code null} if there is no limit
	 */
	static @Nullable RateLimiter create(@Nullable EventRate rate, ConnectionLoop loop) {
		return (rate != null) ? new RateLimiter(rate, loop) : null;
	}

	boolean tryAcquire() {
		return this.bucket.tryConsume(1);
	}

	/**
	 * The time of a loop.
	 *
	 * @param loop the loop
	 */
	private record LoopTime(ConnectionLoop loop) implements TimeMeter {

		@Override
		public long currentTimeNanos() {
			return this.loop.nanoTime();
		}

		@Override
		public boolean isWallClockBased() {
			return false;
		}

	}

}
