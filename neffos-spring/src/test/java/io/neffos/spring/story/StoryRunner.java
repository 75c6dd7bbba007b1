package io.neffos.spring.story;

import java.util.List;
import java.util.function.LongFunction;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs random stories, each of a seed of its own, and names the seed and the steps of one
 * that fails.
 */
public final class StoryRunner {

	private final Logger logger = (Logger) LoggerFactory.getLogger("io.neffos.spring");

	/**
	 * Run stories, without their log.
	 * @param number how many, by default, which the property overrides
	 * @param property the system property of the number
	 * @param stories makes a story of a seed
	 */
	public void run(int number, String property, LongFunction<RandomStory> stories) {
		long seed = Long.getLong("neffos.test.seed", System.nanoTime());
		Level level = this.logger.getLevel();
		// thousands of failures that are meant
		this.logger.setLevel(Level.OFF);
		try {
			for (int i = 0; i < Integer.getInteger(property, number); i++) {
				run(seed + i, stories.apply(seed + i));
			}
		}
		finally {
			this.logger.setLevel(level);
		}
	}

	private static void run(long seed, RandomStory story) {
		try {
			story.run();
		}
		catch (Throwable ex) {
			throw new AssertionError("Story of seed " + seed + ": " + String.join("\n  ", story.steps()), ex);
		}
	}

	/**
	 * A story that asserts what has to hold after each step.
	 */
	public interface RandomStory {

		/**
		 * Run the story.
		 * @throws Exception if a step fails
		 */
		void run() throws Exception;

		/**
		 * Return the steps so far, for the report of a failure.
		 * @return a text for each step
		 */
		List<String> steps();

	}

}
