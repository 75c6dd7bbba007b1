package io.neffos.spring.connection;

import reactor.core.publisher.Mono;

/**
 * A room as one client's handler sees it: whom to broadcast to.
 *
 * @since 0.1.0
 */
public interface Room {

	/**
	 * Returns the room's namespace.
	 * @return the name, may be empty
	 */
	String namespace();

	/**
	 * Returns the room's name.
	 * @return the name
	 */
	String name();

	/**
	 * Broadcasts an event to all members. The broadcast has begun when the method
	 * returns.
	 * @param event the event's name
	 * @param body the body, as {@link NamespaceConnection} takes it
	 * @return what became of it, for who wants to know
	 */
	Mono<BroadcastResult> broadcast(String event, Object body);

	/**
	 * Broadcasts an event to all members but this client.
	 * @param event the event's name
	 * @param body the body, as {@link NamespaceConnection} takes it
	 * @return what became of it, for who wants to know
	 */
	Mono<BroadcastResult> broadcastOthers(String event, Object body);

}
