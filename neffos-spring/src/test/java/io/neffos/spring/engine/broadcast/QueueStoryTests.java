package io.neffos.spring.engine.broadcast;

import io.neffos.spring.story.StoryRunner;
import org.junit.jupiter.api.Test;

/**
 * The state machine of outbound queue, memory budget and postponed handling, by many
 * random stories. {@code -Dneffos.test.seed=} sets the first story's seed, which a
 * failure prints, {@code -Dneffos.test.queue-stories=} their number.
 */
class QueueStoryTests {

	@Test
	void stories() {
		new StoryRunner().run(2000, "neffos.test.queue-stories", QueueStory::new);
	}

}
