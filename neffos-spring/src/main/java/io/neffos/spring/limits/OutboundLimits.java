package io.neffos.spring.limits;

import java.time.Duration;

import io.neffos.spring.connection.SlowConsumerPolicy;
import io.neffos.spring.engine.transport.Outbound;

/**
 * How much may wait for a client that doesn't read. What a {@link SlowConsumerPolicy} may
 * drop is dropped beyond the limits. Of everything else as much again may wait: with more
 * the connection ends as soon as the client has taken nothing for the time of the
 * timeout, or at 16 times the limits, whatever it takes.
 *
 * @param messages the number of messages, positive
 * @param bytes the number of bytes, positive
 * @param stallTimeout how long the client may take nothing, not negative
 * @since 0.1.0
 */
public record OutboundLimits(int messages, int bytes, Duration stallTimeout) {

	/** What holds where nothing else is said: 1,024 messages, 1 MiB, 2 seconds. */
	public static final OutboundLimits DEFAULTS = new OutboundLimits(1024, 1024 * 1024, Duration.ofSeconds(2));

	public OutboundLimits {
		if (messages <= 0 || bytes <= 0) {
			throw new IllegalArgumentException("Outbound limits must be positive");
		}
		if (stallTimeout.isNegative()) {
			throw new IllegalArgumentException("The stall timeout must not be negative");
		}
	}

}
