package io.neffos.spring.connection;

import io.neffos.spring.message.EncodedMessage;

/**
 * Where a connection sends its own frames: in one order with the broadcasts it receives.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Outbound {

	/**
	 * Sends a frame. May be called from any thread and never blocks.
	 * @param message the frame
	 */
	void send(EncodedMessage message);

}
