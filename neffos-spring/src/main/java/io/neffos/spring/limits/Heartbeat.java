package io.neffos.spring.limits;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Detection of clients that are gone without having closed their connection.
 *
 * @since 0.1.0
 */
public final class Heartbeat {

	/** The defaults: 25 and 10 seconds. */
	public static final Heartbeat DEFAULTS = new Heartbeat(Duration.ofSeconds(25), Duration.ofSeconds(10));

	private final Duration interval;

	private final Duration timeout;

	private Heartbeat(Duration interval, Duration timeout) {
		Requirement.positive(interval, "The durations of a heartbeat must be positive");
		Requirement.positive(timeout, "The durations of a heartbeat must be positive");
		this.interval = interval;
		this.timeout = timeout;
	}

	/**
	 * Return the time without a sign of life after which a client is pinged.
	 * @return the time
	 */
	public Duration interval() {
		return this.interval;
	}

	/**
	 * Return the time without a sign of life after a ping, after which the client is
	 * disconnected.
	 * @return the time
	 */
	public Duration timeout() {
		return this.timeout;
	}

	/**
	 * Return a copy with another interval.
	 * @param value the time without a sign of life
	 * @return the copy
	 */
	public Heartbeat withInterval(Duration value) {
		return new Heartbeat(value, this.timeout);
	}

	/**
	 * Return a copy with another timeout.
	 * @param value the time without a sign of life after a ping
	 * @return the copy
	 */
	public Heartbeat withTimeout(Duration value) {
		return new Heartbeat(this.interval, value);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof Heartbeat that && this.interval.equals(that.interval)
				&& this.timeout.equals(that.timeout));
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.interval, this.timeout);
	}

	@Override
	public String toString() {
		return "Heartbeat[interval=" + this.interval + ", timeout=" + this.timeout + "]";
	}

}
