package io.neffos.spring.server;

import java.time.Duration;

import org.springframework.util.Assert;

/**
 * How much may wait for a client that doesn't read. Its connection ends when that much
 * has waited for the time of the timeout without the client taking anything, or when 16
 * times as much waits.
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
		Assert.isTrue(messages > 0 && bytes > 0, "Outbound limits must be positive");
		Assert.isTrue(!stallTimeout.isNegative(), "The stall timeout must not be negative");
	}

}
