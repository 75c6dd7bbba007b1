package io.neffos.spring.engine.client;

import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosMessage;
import reactor.core.publisher.Mono;

/**
 * Gets what a server sends to a client's session, on the session's loop. Applications
 * don't use it.
 *
 * @since 0.1.0
 */
public interface ClientHandler {

	/**
	 * Takes a message that the server waits for no answer to.
	 * @param message an event or a native message
	 */
	void event(NeffosMessage message);

	/**
	 * Answers a question of the server's. One about a namespace or a room asks for
	 * consent, which any answer but an error is.
	 * @param question the question, may be a system event
	 * @return the answer's body; empty for an empty reply; an error refuses, with the
	 * text of a {@link io.neffos.spring.message.NeffosException}
	 */
	Mono<?> question(NeffosMessage question);

	/**
	 * Called once when the connection has ended, after all other calls.
	 * @param reason why
	 */
	void ended(CloseReason reason);

}
