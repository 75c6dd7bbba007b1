package io.neffos.spring.story;

import org.junit.jupiter.api.Test;

/**
 * The state machine of the lifecycle, by many random stories. {@code -Dneffos.test.seed=}
 * sets the first story's seed, which a failure prints, {@code -Dneffos.test.stories=}
 * their number.
 */
class LifecycleStoryTests {

	@Test
	void stories() {
		new StoryRunner().run(20_000, "neffos.test.stories", Story::new);
	}

}
