package io.neffos.spring.limits;

/**
 * How many messages one client may send, over time.
 *
 * @param perSecond how many per second
 * @param burst how many at once, after a pause
 * @since 0.1.0
 */
public record EventRate(int perSecond, int burst) {

	public EventRate {
		Requirement.that(perSecond > 0 && burst > 0, "A rate must be positive");
	}

}
