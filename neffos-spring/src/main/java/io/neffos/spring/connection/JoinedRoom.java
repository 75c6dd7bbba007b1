package io.neffos.spring.connection;

import io.neffos.spring.message.NeffosMessage;
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
	 * @return the emission, whose result completes when queued; fails with
	 * {@code bad namespace}, {@code bad room}, {@code write closed}, or
	 * {@code limit exceeded} if too much waits already for the server's event loops
	 */
	Emission<Void> emit(String event, Object body);

	/**
	 * Sends a message in this room to this client only. It is queued when the method
	 * returns.
	 * @param message the message, which is sent in this room whatever its namespace and
	 * room
	 * @return as {@link #emit(String, Object)}
	 * @throws IllegalArgumentException if the message is a native one
	 */
	Emission<Void> emit(NeffosMessage message);

	/**
	 * Takes the client out of the room. On subscription the server's own callback is
	 * asked, then the client.
	 * @return completes when done; fails with the text of the side that refused, or
	 * {@code bad room} if the client isn't in it any more
	 */
	@CheckReturnValue
	Mono<Void> leave();

}
