package io.neffos.spring.limits;

import java.time.Duration;

/**
 * What values have to be.
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
