package io.neffos.spring.webflux.support;

import reactor.core.publisher.Mono;

import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketSession;

/**
 * A session that can be pinged, and ended although the client takes nothing any more, not
 * even a close frame.
 */
public interface AbortableSession extends WebSocketSession {

	/**
	 * Returns how much the client has still to take before a ping would be written.
	 * @return the bytes, 0 if a ping can be written now or it isn't known
	 */
	default long backlog() {
		return 0;
	}

	/**
	 * Sends a ping, and never blocks.
	 */
	void ping();

	/**
	 * Sends a close frame, on subscription, and never blocks.
	 * @param status its code and text
	 * @return completes when it is on its way
	 */
	Mono<Void> end(CloseStatus status);

	/**
	 * Ends the session at once, and never blocks.
	 * @param status what the client is told if it reads after all
	 */
	void abort(CloseStatus status);

	/**
	 * Waits for the end of the session's socket, which may be later than that of the
	 * session.
	 * @return completes when it is closed, whichever side has closed it
	 */
	Mono<Void> gone();

}
