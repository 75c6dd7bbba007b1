package io.neffos.spring.limits;

import java.time.Duration;

/**
 * How the server may ask a client.
 *
 * @param timeout how long it waits for an answer where nothing else is said
 * @param pending how many questions may be open
 * @since 0.1.0
 */
public record AskLimits(Duration timeout, int pending) {

	/** What holds where nothing else is said. */
	public static final AskLimits DEFAULTS = new AskLimits(Duration.ofSeconds(30), 128);

	public AskLimits {
		Requirement.that(Requirement.isPositive(timeout), "The timeout of asks must be positive");
		Requirement.that(pending > 0, "The limit of pending asks must be positive");
	}

}
