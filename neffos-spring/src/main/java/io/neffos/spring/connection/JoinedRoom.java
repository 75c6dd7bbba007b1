package io.neffos.spring.connection;

import reactor.core.publisher.Mono;

/**
 * A room that a client is in.
 *
 * @since 0.1.0
 */
public interface JoinedRoom extends Room {

	/**
	 * Returns the client.
	 * @return its connection to the room's namespace
	 */
	NamespaceConnection member();

	/**
	 * Sends an event of this room to this client only. It is queued when the method
	 * returns.
	 * @param event the event's name
	 * @param body the body, as {@link NamespaceConnection} takes it
	 * @return completes when queued; fails with {@code bad namespace}, {@code bad room}
	 * or {@code write closed}
	 */
	Mono<Void> emit(String event, Object body);

	/**
	 * Takes the client out of the room. On subscription the server's own callback is
	 * asked, then the client.
	 * @return completes when done; fails with the text of whoever refused, or
	 * {@code bad room} if the client isn't in it any more
	 */
	Mono<Void> leave();

}
