package io.neffos.spring.server;

import org.springframework.util.Assert;

/**
 * How much may wait for a client that doesn't read.
 *
 * @param messages the number of messages
 * @param bytes the number of bytes
 * @since 0.1.0
 */
public record OutboundLimits(int messages, int bytes) {

	/** What holds where nothing else is said: 1,024 messages and 1 MiB. */
	public static final OutboundLimits DEFAULTS = new OutboundLimits(1024, 1024 * 1024);

	public OutboundLimits {
		Assert.isTrue(messages > 0 && bytes > 0, "Outbound limits must be positive");
	}

}
