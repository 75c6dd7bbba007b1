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
	 * Return the client.
	 * @return its connection to the room's namespace
	 */
	NamespaceConnection member();

	/**
	 * Send an event in this room to this client only. The message is queued when the
	 * method returns.
	 * @param event the event's name
	 * @param body the body, of a type that {@link NamespaceConnection} supports
	 * @return the emission, whose result completes when queued; fails with
	 * {@code bad namespace}, {@code bad room}, {@code write closed}, or
	 * {@code limit exceeded} if the queues of the event loops are full
	 */
	Emission<Void> emit(String event, Object body);

	/**
	 * Send a message in this room to this client only. The message is queued when the
	 * method returns.
	 * @param message the message, whose own namespace and room are ignored
	 * @return as {@link #emit(String, Object)}
	 * @throws IllegalArgumentException if the message is a native one
	 */
	Emission<Void> emit(NeffosMessage message);

	/**
	 * Remove the client from the room. On subscription, the server's lifecycle handler is
	 * called first; then the client is asked.
	 * @return completes when done; fails with the text of the side that refused, or
	 * {@code bad room} if the client isn't in it any more
	 */
	@CheckReturnValue
	Mono<Void> leave();

}
