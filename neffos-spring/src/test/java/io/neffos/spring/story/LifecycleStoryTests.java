package io.neffos.spring.story;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * The state machine of the lifecycle, by many random stories. {@code -Dneffos.test.seed=}
 * sets the first story's seed, which a failure prints, {@code -Dneffos.test.stories=}
 * their number.
 */
class LifecycleStoryTests {

	private final Logger logger = (Logger) LoggerFactory.getLogger("io.neffos.spring");

	@BeforeEach
	void silence() {
		// thousands of callbacks that fail
		this.logger.setLevel(Level.OFF);
	}

	@AfterEach
	void endOfTheSilence() {
		this.logger.setLevel(null);
	}

	@Test
	void stories() {
		long seed = Long.getLong("neffos.test.seed", System.nanoTime());
		int number = Integer.getInteger("neffos.test.stories", 20_000);
		for (int i = 0; i < number; i++) {
			Story story = new Story(seed + i);
			try {
				story.run();
			}
			catch (Throwable ex) {
				throw new AssertionError("Story of seed " + (seed + i) + ": " + String.join("\n  ", story.steps()), ex);
			}
		}
	}

}
