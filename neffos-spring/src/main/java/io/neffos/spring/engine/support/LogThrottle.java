package io.neffos.spring.engine.support;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Limits how often something is logged: the first occurrences in each period are, the
 * others are counted. A period begins with the first occurrence after the one before.
 * Safe for use by several threads; applications don't use it.
 *
 * @since 0.1.0
 */
public final class LogThrottle {

	private final long period;

	private final int lines;

	private boolean begun;

	private long beginning;

	private long occurrences;

	/**
	 * Creates a throttle.
	 * @param period the length of a period
	 * @param lines how many occurrences are logged in each
	 */
	public LogThrottle(Duration period, int lines) {
		this.period = period.toNanos();
		this.lines = lines;
	}

	/**
	 * Notes an occurrence.
	 * @param nanoTime the time, as {@link System#nanoTime()} returns it
	 * @return how to log it, or {@code null} if it must not be logged
	 */
	public synchronized @Nullable Entry next(long nanoTime) {
		long omitted = 0;
		if (!this.begun || nanoTime - this.beginning >= this.period) {
			omitted = Math.max(0, this.occurrences - this.lines);
			this.begun = true;
			this.beginning = nanoTime;
			this.occurrences = 0;
		}
		this.occurrences++;
		return (this.occurrences <= this.lines)
				? new Entry(this.occurrences == 1, this.occurrences == this.lines, omitted) : null;
	}

	/**
	 * An occurrence that is logged.
	 *
	 * @param first whether it is the first one of its period
	 * @param last whether the rest of the period's are only counted
	 * @param omitted how many of the period before were only counted
	 */
	public record Entry(boolean first, boolean last, long omitted) {

	}

}
