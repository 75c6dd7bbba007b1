package io.neffos.spring.connection;

import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.EncodedMessage;

/**
 * Where a connection sends its own frames: in one order with the broadcasts it receives.
 * The methods may be called from any thread and never block.
 *
 * @since 0.1.0
 */
public interface Outbound {

	/**
	 * Sends a frame.
	 * @param message the frame
	 */
	void send(EncodedMessage message);

	/**
	 * Sends a frame in the same order, but never before the caller's task on the loop has
	 * ended.
	 * @param message the frame
	 */
	void sendLater(EncodedMessage message);

	/**
	 * Closes the transport after everything that was sent before.
	 * @param reason the close frame's code and text
	 */
	void close(CloseReason reason);

}
