package io.neffos.spring.limits;

import java.time.Duration;

import org.springframework.util.Assert;

/**
 * How a server lets its connections go. In batches, so that they don't all come back to
 * its neighbours in the same moment.
 *
 * @param batchSize how many connections end together; more of them where the time would
 * not be enough
 * @param interval how much time is between two batches, on average
 * @param within how long all batches may take together
 * @since 0.1.0
 */
public record DrainSettings(int batchSize, Duration interval, Duration within) {

	/** What holds where nothing else is said: 200 at a time, every 100 ms, in 15 s. */
	public static final DrainSettings DEFAULTS = new DrainSettings(200, Duration.ofMillis(100), Duration.ofSeconds(15));

	public DrainSettings {
		Assert.isTrue(batchSize > 0, "A batch must not be empty");
		Assert.isTrue(!interval.isNegative() && !interval.isZero(), "The interval must be positive");
		Assert.isTrue(!within.isNegative(), "The time must not be negative");
	}

	/**
	 * Returns how many connections end together.
	 * @param connections how many there are
	 * @return the number, at least the batch size
	 */
	public int batchSize(int connections) {
		long batches = Math.max(1, this.within.toMillis() / Math.max(1, this.interval.toMillis()));
		return (int) Math.max(this.batchSize, (connections + batches - 1) / batches);
	}

}
