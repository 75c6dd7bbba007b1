package io.neffos.spring.limits;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Settings of a drain, which closes all connections of a server in batches, so that the
 * clients do not all reconnect to other nodes in the same moment.
 *
 * @since 0.1.0
 */
public final class DrainSettings {

	/** The defaults: 200 connections every 100 ms, within 15 seconds. */
	public static final DrainSettings DEFAULTS = new DrainSettings(200, Duration.ofMillis(100), Duration.ofSeconds(15));

	private final int batchSize;

	private final Duration interval;

	private final Duration timeout;

	private DrainSettings(int batchSize, Duration interval, Duration timeout) {
		Requirement.that(batchSize > 0, "A batch must not be empty");
		Requirement.positive(interval, "The interval must be positive");
		Requirement.that(!timeout.isNegative(), "The time must not be negative");
		this.batchSize = batchSize;
		this.interval = interval;
		this.timeout = timeout;
	}

	/**
	 * Return the number of connections that are closed at a time.
	 * @return the number, exceeded where the time would otherwise not be enough
	 */
	public int batchSize() {
		return this.batchSize;
	}

	/**
	 * Return the average time between two batches.
	 * @return the value
	 */
	public Duration interval() {
		return this.interval;
	}

	/**
	 * Return the maximum duration of all batches together.
	 * @return the value
	 */
	public Duration timeout() {
		return this.timeout;
	}

	/**
	 * Return a copy with another batch size.
	 * @param value the number of connections
	 * @return the copy
	 */
	public DrainSettings withBatchSize(int value) {
		return new DrainSettings(value, this.interval, this.timeout);
	}

	/**
	 * Return a copy with another interval.
	 * @param value the average time between two batches
	 * @return the copy
	 */
	public DrainSettings withInterval(Duration value) {
		return new DrainSettings(this.batchSize, value, this.timeout);
	}

	/**
	 * Return a copy with another maximum duration.
	 * @param value the maximum duration
	 * @return the copy
	 */
	public DrainSettings withTimeout(Duration value) {
		return new DrainSettings(this.batchSize, this.interval, value);
	}

	/**
	 * Return the number of connections that are closed at a time.
	 * @param connections the number of all connections
	 * @return the number, at least the batch size
	 */
	public int batchSize(int connections) {
		long batches = Math.max(1, this.timeout.toMillis() / Math.max(1, this.interval.toMillis()));
		return (int) Math.max(this.batchSize, (connections + batches - 1) / batches);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof DrainSettings that && this.batchSize == that.batchSize
				&& this.interval.equals(that.interval) && this.timeout.equals(that.timeout));
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.batchSize, this.interval, this.timeout);
	}

	@Override
	public String toString() {
		return "DrainSettings[batchSize=" + this.batchSize + ", interval=" + this.interval + ", timeout=" + this.timeout
				+ "]";
	}

}
