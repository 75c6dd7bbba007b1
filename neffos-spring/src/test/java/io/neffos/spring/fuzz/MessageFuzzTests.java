package io.neffos.spring.fuzz;

import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Mutated messages against a server in memory: {@code -Dneffos.fuzz.messages=} says how
 * many, {@code -Dneffos.test.seed=} which ones.
 */
class MessageFuzzTests {

	private static final int MESSAGES = Integer.getInteger("neffos.fuzz.messages", 18_000);

	private static final long MEGABYTE = 1024 * 1024;

	private final long seed = Long.getLong("neffos.test.seed", System.nanoTime());

	private ErrorLog log = ErrorLog.begin();

	private int answers;

	@BeforeEach
	void listen() {
		this.log.take();
	}

	@AfterEach
	void stopListening() {
		this.log.close();
	}

	@Test
	void stories() {
		Corpus corpus = Corpus.read();
		long before = 0;
		int stories = 0;
		for (int sent = 0; sent < MESSAGES; stories++) {
			Story story = Story.of(corpus, new Random(this.seed + stories));
			if (failure(story) != null) {
				report(story, stories);
			}
			sent += story.mutated();
			if (before == 0 && sent > MESSAGES / 10) {
				before = usedMemory();
			}
		}
		assertThat(this.answers).as("asks that have come through").isGreaterThan(MESSAGES / 4);
		assertThat(usedMemory() - before).as("growth of the heap").isLessThan(32 * MEGABYTE);
	}

	private @Nullable Throwable failure(Story story) {
		try {
			this.answers += new StoryPlayer(story, this.log).play();
			return null;
		}
		catch (Exception | AssertionError ex) {
			this.log.take();
			return ex;
		}
	}

	/**
	 * Fails with as few steps as the failure needs.
	 */
	private void report(Story story, int number) {
		Story shortest = story;
		for (int i = story.steps().size() - 1; i >= 0; i--) {
			Story shorter = shortest.without(i);
			if (failure(shorter) != null) {
				shortest = shorter;
			}
		}
		throw new AssertionError("Story " + number + " of -Dneffos.test.seed=" + this.seed + " fails: " + shortest,
				failure(shortest));
	}

	private static long usedMemory() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

}
