package io.neffos.spring.limits;

import java.time.Duration;

/**
 * Checks of the values of limits.
 */
final class Requirement {

	private Requirement() {
	}

	static void that(boolean condition, String message) {
		if (!condition) {
			throw new IllegalArgumentException(message);
		}
	}

	static boolean isPositive(Duration duration) {
		return !duration.isNegative() && !duration.isZero();
	}

}
