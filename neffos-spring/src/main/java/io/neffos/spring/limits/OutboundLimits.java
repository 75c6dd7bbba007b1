package io.neffos.spring.limits;

import java.time.Duration;
import java.util.Objects;

import io.neffos.spring.connection.SlowConsumerPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Limits of the messages that are queued for a client that reads slowly. What a
 * {@link SlowConsumerPolicy} may drop is dropped above the limits. As much again of all
 * other messages is queued; above it, the client is disconnected when it makes no read
 * progress for the stall timeout, or at 16 times the limits, whatever it reads.
 *
 * @since 0.1.0
 */
public final class OutboundLimits {

	/** The defaults: 1,024 messages, 1 MiB, 2 seconds. */
	public static final OutboundLimits DEFAULTS = new OutboundLimits(1024, 1024 * 1024, Duration.ofSeconds(2));

	private final int messages;

	private final int bytes;

	private final Duration stallTimeout;

	private OutboundLimits(int messages, int bytes, Duration stallTimeout) {
		Requirement.that(messages > 0 && bytes > 0, "Outbound limits must be positive");
		Requirement.that(!stallTimeout.isNegative(), "The stall timeout must not be negative");
		this.messages = messages;
		this.bytes = bytes;
		this.stallTimeout = stallTimeout;
	}

	/**
	 * Return the maximum number of messages.
	 * @return the number
	 */
	public int messages() {
		return this.messages;
	}

	/**
	 * Return the maximum number of bytes of these messages.
	 * @return the number
	 */
	public int bytes() {
		return this.bytes;
	}

	/**
	 * Return the time without read progress after which a client over the limits is
	 * disconnected.
	 * @return the time, may be zero
	 */
	public Duration stallTimeout() {
		return this.stallTimeout;
	}

	/**
	 * Return a copy with another number of messages.
	 * @param value the maximum number of messages
	 * @return the copy
	 */
	public OutboundLimits withMessages(int value) {
		return new OutboundLimits(value, this.bytes, this.stallTimeout);
	}

	/**
	 * Return a copy with another number of bytes.
	 * @param value the maximum number of bytes
	 * @return the copy
	 */
	public OutboundLimits withBytes(int value) {
		return new OutboundLimits(this.messages, value, this.stallTimeout);
	}

	/**
	 * Return a copy with another stall timeout.
	 * @param value the time without read progress
	 * @return the copy
	 */
	public OutboundLimits withStallTimeout(Duration value) {
		return new OutboundLimits(this.messages, this.bytes, value);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof OutboundLimits that && this.messages == that.messages
				&& this.bytes == that.bytes && this.stallTimeout.equals(that.stallTimeout));
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.messages, this.bytes, this.stallTimeout);
	}

	@Override
	public String toString() {
		return "OutboundLimits[messages=" + this.messages + ", bytes=" + this.bytes + ", stallTimeout="
				+ this.stallTimeout + "]";
	}

}
