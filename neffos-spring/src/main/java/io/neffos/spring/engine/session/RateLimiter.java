package io.neffos.spring.engine.session;

import java.util.concurrent.TimeUnit;

import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.limits.EventRate;
import org.jspecify.annotations.Nullable;

/**
 * One client's token bucket, in billionths of a token: whole numbers, so that no rounding
 * adds up. Confined to the connection's loop.
 */
final class RateLimiter {

	private static final long TOKEN = TimeUnit.SECONDS.toNanos(1);

	private final ConnectionLoop loop;

	private final long perNano;

	private final long capacity;

	/** Time after which an empty bucket is full, which keeps products in range. */
	private final long nanosToFill;

	private long available;

	private long updated;

	private RateLimiter(EventRate rate, ConnectionLoop loop) {
		this.loop = loop;
		this.perNano = rate.perSecond();
		this.capacity = rate.burst() * TOKEN;
		this.nanosToFill = this.capacity / this.perNano;
		this.available = this.capacity;
		this.updated = loop.nanoTime();
	}

	/**
	 * Creates a full bucket.
	 * @return the bucket, or {@code null} if there is no limit
	 */
	static @Nullable RateLimiter create(@Nullable EventRate rate, ConnectionLoop loop) {
		return (rate != null) ? new RateLimiter(rate, loop) : null;
	}

	/**
	 * Takes one token, if there is one.
	 * @return whether there was one
	 */
	boolean tryAcquire() {
		refill();
		if (this.available < TOKEN) {
			return false;
		}
		this.available -= TOKEN;
		return true;
	}

	private void refill() {
		long now = this.loop.nanoTime();
		long elapsed = now - this.updated;
		this.updated = now;
		this.available = (elapsed > this.nanosToFill) ? this.capacity
				: Math.min(this.capacity, this.available + elapsed * this.perNano);
	}

}
