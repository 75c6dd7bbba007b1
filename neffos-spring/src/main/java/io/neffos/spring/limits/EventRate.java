package io.neffos.spring.limits;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Rate at which a client may send messages.
 *
 * @since 0.1.0
 */
public final class EventRate {

	private final int perSecond;

	private final int burst;

	private EventRate(int perSecond, int burst) {
		Requirement.that(perSecond > 0 && burst > 0, "A rate must be positive");
		this.perSecond = perSecond;
		this.burst = burst;
	}

	/**
	 * Create a rate whose burst is the number of messages of a second.
	 * @param messages the number of messages per second
	 * @return the rate
	 */
	public static EventRate perSecond(int messages) {
		return new EventRate(messages, messages);
	}

	/**
	 * Return the number of messages per second.
	 * @return the number
	 */
	public int perSecond() {
		return this.perSecond;
	}

	/**
	 * Return the number of messages that may be sent at once after a pause.
	 * @return the number
	 */
	public int burst() {
		return this.burst;
	}

	/**
	 * Return a copy with another burst.
	 * @param value the number of messages
	 * @return the copy
	 */
	public EventRate withBurst(int value) {
		return new EventRate(this.perSecond, value);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other
				|| (other instanceof EventRate that && this.perSecond == that.perSecond && this.burst == that.burst);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.perSecond, this.burst);
	}

	@Override
	public String toString() {
		return "EventRate[perSecond=" + this.perSecond + ", burst=" + this.burst + "]";
	}

}
