package io.neffos.spring.limits;

/**
 * The counters of a server.
 *
 * @since 0.1.0
 */
public enum ProtocolCounter {

	/** Messages from clients, those of the handshake included. */
	RECEIVED_MESSAGE,

	/**
	 * Messages written to clients or queued for them, counted once for each client.
	 */
	SENT_MESSAGE,

	/**
	 * Messages not in neffos form where no native messages are declared, and text
	 * messages not in UTF-8.
	 */
	INVALID_MESSAGE,

	/** Events, not asks, that could not be handled. */
	DROPPED_EVENT,

	/** Asks that could not be handled and were answered with an error. */
	REFUSED_ASK,

	/** Replies to events, not asks, of clients that left while the handler ran. */
	DROPPED_REPLY,

	/** Lifecycle events from clients that only the server may fire. */
	REFUSED_CALLBACK,

	/** Answers to asks of the server that were no longer pending. */
	LATE_ANSWER,

	/** Requests of pages whose origin isn't allowed, refused with 403. */
	REFUSED_ORIGIN,

	/** Upgrades to a host that isn't one of the application's, refused with 403. */
	REFUSED_HOST,

	/** Upgrades whose URL or headers are larger than allowed, refused with 431. */
	REFUSED_HEADERS,

	/**
	 * Requests without an upgrade, or with one to another WebSocket version than 13,
	 * refused with 426.
	 */
	UPGRADE_REQUIRED,

	/** Upgrades whose headers break the WebSocket protocol, refused with 400. */
	MALFORMED_UPGRADE,

	/** Upgrades refused with 429 or 503 for a limit on the number of connections. */
	REFUSED_ADMISSION,

	/** Upgrades refused with 503 because the server is shutting down. */
	REFUSED_IN_SHUTDOWN,

	/** Connections whose handshake has begun; each has one of the outcomes below. */
	STARTED_HANDSHAKE,

	/** Connections that completed the handshake. */
	ACCEPTED_CONNECTION,

	/** Connections refused by an interceptor. */
	REFUSED_CONNECTION,

	/** Connections that didn't complete the handshake in time. */
	HANDSHAKE_TIMEOUT,

	/**
	 * Connections ended for a violation of the protocol or a limit during the handshake.
	 */
	HANDSHAKE_VIOLATION,

	/** Connections that ended during the handshake for any other reason. */
	ABANDONED_HANDSHAKE,

	/** Connections ended for a violation of the protocol or a limit. */
	VIOLATION,

	/** Connections ended because the client read too slowly. */
	SLOW_CONSUMER_CLOSED,

	/** Oldest events in the queues of slow clients, dropped for newer ones. */
	DROPPED_OLDEST,

	/** New events dropped because the queue of a slow client was full. */
	DROPPED_NEWEST,

	/** Events in the queues of slow clients, replaced by newer ones of the same key. */
	CONFLATED

}
