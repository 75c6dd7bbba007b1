package io.neffos.spring.limits;

import java.time.Duration;

/**
 * Checks of the values of limits.
 */
final class Requirement {

	private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

	private Requirement() {
	}

	static void that(boolean condition, String message) {
		if (!condition) {
			throw new IllegalArgumentException(message);
		}
	}

	/**
	 * Require a time that timers can count, in nanoseconds.
	 */
	static void positive(Duration duration, String message) {
		that(!duration.isNegative() && !duration.isZero(), message);
		that(duration.compareTo(LONGEST) <= 0, "A time must not be longer than 292 years");
	}

}
