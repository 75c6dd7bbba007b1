package io.neffos.spring.limits;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Limits of the asks that a server sends to a client.
 *
 * @since 0.1.0
 */
public final class AskLimits {

	/** The defaults: 30 seconds and 128 asks. */
	public static final AskLimits DEFAULTS = new AskLimits(Duration.ofSeconds(30), 128);

	private final Duration timeout;

	private final int pending;

	private AskLimits(Duration timeout, int pending) {
		Requirement.positive(timeout, "The timeout of asks must be positive");
		Requirement.that(pending > 0, "The limit of pending asks must be positive");
		this.timeout = timeout;
		this.pending = pending;
	}

	/**
	 * Return the time to wait for an answer, for asks without a timeout of their own.
	 * @return the value
	 */
	public Duration timeout() {
		return this.timeout;
	}

	/**
	 * Return the maximum number of asks without an answer.
	 * @return the value
	 */
	public int pending() {
		return this.pending;
	}

	/**
	 * Return a copy with another timeout.
	 * @param value the time to wait for an answer
	 * @return the copy
	 */
	public AskLimits withTimeout(Duration value) {
		return new AskLimits(value, this.pending);
	}

	/**
	 * Return a copy with another number of pending asks.
	 * @param value the maximum number of asks without an answer
	 * @return the copy
	 */
	public AskLimits withPending(int value) {
		return new AskLimits(this.timeout, value);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof AskLimits that && this.timeout.equals(that.timeout)
				&& this.pending == that.pending);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.timeout, this.pending);
	}

	@Override
	public String toString() {
		return "AskLimits[timeout=" + this.timeout + ", pending=" + this.pending + "]";
	}

}
