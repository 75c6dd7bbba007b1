package io.neffos.spring.engine.broadcast;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * The state machine of outbound queue, memory budget and postponed handling, by many
 * random stories. {@code -Dneffos.test.seed=} sets the first story's seed, which a
 * failure prints, {@code -Dneffos.test.queue-stories=} their number.
 */
class QueueStoryTests {

	private final Logger logger = (Logger) LoggerFactory.getLogger("io.neffos.spring");

	@BeforeEach
	void silence() {
		// thousands of connections that are ended
		this.logger.setLevel(Level.OFF);
	}

	@AfterEach
	void endOfTheSilence() {
		this.logger.setLevel(null);
	}

	@Test
	void stories() {
		long seed = Long.getLong("neffos.test.seed", System.nanoTime());
		int number = Integer.getInteger("neffos.test.queue-stories", 2000);
		for (int i = 0; i < number; i++) {
			QueueStory story = new QueueStory(seed + i);
			try {
				story.run();
			}
			catch (Throwable ex) {
				throw new AssertionError("Story of seed " + (seed + i) + ": " + String.join("\n  ", story.steps()), ex);
			}
		}
	}

}
