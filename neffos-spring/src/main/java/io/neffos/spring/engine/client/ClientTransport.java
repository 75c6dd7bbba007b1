package io.neffos.spring.engine.client;

import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.engine.wire.EncodedMessage;
import io.neffos.spring.message.CloseReason;

/**
 * The WebSocket under a client's session. All methods but {@link #loop()} are called on
 * the loop. Applications don't use it.
 *
 * @since 0.1.0
 */
public interface ClientTransport {

	/**
	 * Returns the loop that the session lives on.
	 * @return the same loop every time
	 */
	ConnectionLoop loop();

	/**
	 * Writes a message after all that were written before. Never blocks.
	 * @param message the message, of which a client masks the payload
	 */
	void send(EncodedMessage message);

	/**
	 * Writes a close frame after all that were written before, and waits for the server
	 * to end the connection.
	 * @param reason the code and the text of the close frame
	 */
	void close(CloseReason reason);

}
