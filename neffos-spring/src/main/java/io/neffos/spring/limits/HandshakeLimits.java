package io.neffos.spring.limits;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Limits of a connection until its handshake is complete.
 *
 * @since 0.1.0
 */
public final class HandshakeLimits {

	/** The defaults: 10 seconds, 16 messages, 64 KiB. */
	public static final HandshakeLimits DEFAULTS = new HandshakeLimits(Duration.ofSeconds(10), 16, 64 * 1024);

	private final Duration timeout;

	private final int messages;

	private final int bytes;

	private HandshakeLimits(Duration timeout, int messages, int bytes) {
		Requirement.positive(timeout, "The handshake's timeout must be positive");
		Requirement.that(messages > 0 && bytes > 0, "The limits of pending messages must be positive");
		this.timeout = timeout;
		this.messages = messages;
		this.bytes = bytes;
	}

	/**
	 * Return the maximum duration of the handshake, from the upgrade until the client and
	 * the connect callback have both agreed.
	 * @return the value
	 */
	public Duration timeout() {
		return this.timeout;
	}

	/**
	 * Return the maximum number of messages that are kept until then.
	 * @return the value
	 */
	public int messages() {
		return this.messages;
	}

	/**
	 * Return the maximum number of bytes of these messages.
	 * @return the value
	 */
	public int bytes() {
		return this.bytes;
	}

	/**
	 * Return a copy with another timeout.
	 * @param value the maximum duration
	 * @return the copy
	 */
	public HandshakeLimits withTimeout(Duration value) {
		return new HandshakeLimits(value, this.messages, this.bytes);
	}

	/**
	 * Return a copy with another number of messages.
	 * @param value the maximum number of messages
	 * @return the copy
	 */
	public HandshakeLimits withMessages(int value) {
		return new HandshakeLimits(this.timeout, value, this.bytes);
	}

	/**
	 * Return a copy with another number of bytes.
	 * @param value the maximum number of bytes
	 * @return the copy
	 */
	public HandshakeLimits withBytes(int value) {
		return new HandshakeLimits(this.timeout, this.messages, value);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof HandshakeLimits that && this.timeout.equals(that.timeout)
				&& this.messages == that.messages && this.bytes == that.bytes);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.timeout, this.messages, this.bytes);
	}

	@Override
	public String toString() {
		return "HandshakeLimits[timeout=" + this.timeout + ", messages=" + this.messages + ", bytes=" + this.bytes
				+ "]";
	}

}
