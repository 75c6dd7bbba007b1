package io.neffos.spring.benchmarks.run;

import java.time.Duration;

/**
 * How long a server is warmed up and measured; the same for all.
 *
 * @param warmUpRounds how many rounds at least
 * @param warmUp how long at least
 * @param measured how long at least; one round at least
 */
record Effort(int warmUpRounds, Duration warmUp, Duration measured) {

	static final Effort FULL = new Effort(5, Duration.ofSeconds(20), Duration.ofSeconds(4));

	static final Effort QUICK = new Effort(5, Duration.ofSeconds(2), Duration.ofSeconds(1));

	/**
	 * Returns the effort for rounds that last long by themselves: two to warm up are
	 * enough then.
	 */
	Effort ofRounds(Duration each) {
		return (each.isZero()) ? this : new Effort(2, this.warmUp, this.measured);
	}

}
