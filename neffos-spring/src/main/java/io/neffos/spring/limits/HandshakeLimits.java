package io.neffos.spring.limits;

import java.time.Duration;

/**
 * What holds until a client has been acknowledged.
 *
 * @param timeout how long the handshake may take, from the upgrade until both the client
 * and the connect callback have agreed
 * @param messages how many messages are kept meanwhile
 * @param bytes how many bytes of them
 * @since 0.1.0
 */
public record HandshakeLimits(Duration timeout, int messages, int bytes) {

	/** What holds where nothing else is said. */
	public static final HandshakeLimits DEFAULTS = new HandshakeLimits(Duration.ofSeconds(10), 16, 64 * 1024);

	public HandshakeLimits {
		Requirement.that(Requirement.isPositive(timeout), "The handshake's timeout must be positive");
		Requirement.that(messages > 0 && bytes > 0, "The limits of pending messages must be positive");
	}

}
