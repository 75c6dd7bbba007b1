package io.neffos.spring.stress;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Everything at once, for as many minutes as {@code -Dneffos.soak.minutes=} says. Not
 * part of the normal run: it needs {@code -Psoak}.
 */
class SoakTests {

	@RegisterExtension
	final StressExtension stress = new StressExtension();

	@Test
	void everythingAtOnce() {
		new Soak(this.stress, Duration.ofMinutes(Long.getLong("neffos.soak.minutes", 1))).run();
	}

}
