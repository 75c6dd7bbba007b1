package io.neffos.spring.stress;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A few seconds of what {@link SoakTests} do for minutes.
 */
class SoakTurnTests {

	@RegisterExtension
	final StressExtension stress = new StressExtension();

	@Test
	void everythingAtOnce() {
		new Soak(this.stress, Duration.ofSeconds(4)).run();
	}

}
