package io.neffos.spring.limits;

import java.time.Duration;

/**
 * How a server finds out that a client is gone without a word.
 *
 * @param interval how long a client may be silent before it is pinged
 * @param timeout how long after that it may still be silent
 * @since 0.1.0
 */
public record Heartbeat(Duration interval, Duration timeout) {

	/** What holds where nothing else is said. */
	public static final Heartbeat DEFAULTS = new Heartbeat(Duration.ofSeconds(25), Duration.ofSeconds(10));

	public Heartbeat {
		Requirement.that(Requirement.isPositive(interval) && Requirement.isPositive(timeout),
				"The durations of a heartbeat must be positive");
	}

}
