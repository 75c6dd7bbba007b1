package io.neffos.spring.limits;

/**
 * What a server counts about its messages.
 *
 * @since 0.1.0
 */
public enum ProtocolCounter {

	/** Messages that clients have sent, those of the handshake included. */
	RECEIVED_MESSAGE,

	/**
	 * Messages that were written to clients or wait for them to read, each counted once
	 * for each client.
	 */
	SENT_MESSAGE,

	/** Messages that were not in neffos form, or not in UTF-8 where they had to be. */
	INVALID_MESSAGE,

	/** Events that nobody waited for and that could not be handled. */
	DROPPED_EVENT,

	/** Asks that could not be handled, and were answered so. */
	REFUSED_ASK,

	/** Replies that nobody waited for, to a client that had left meanwhile. */
	DROPPED_REPLY,

	/** Lifecycle callbacks that a client tried to fire. */
	REFUSED_CALLBACK,

	/** Answers that nobody waited for any more. */
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

	/** Connections that were opened. */
	ACCEPTED_CONNECTION,

	/** Connections that the connect callback refused. */
	REFUSED_CONNECTION,

	/** Connections that didn't complete the handshake in time. */
	HANDSHAKE_TIMEOUT,

	/** Connections that broke the protocol or a limit during the handshake. */
	HANDSHAKE_VIOLATION,

	/** Connections that ended during the handshake for any other reason. */
	ABANDONED_HANDSHAKE,

	/** Connections that were ended for breaking the protocol or a limit. */
	VIOLATION,

	/** Connections that were ended because their clients read too slowly. */
	SLOW_CONSUMER_CLOSED,

	/** Events that had waited longest for a slow client and made room for others. */
	DROPPED_OLDEST,

	/** Events for which there was no room at a slow client. */
	DROPPED_NEWEST,

	/** Events that were replaced by newer ones while they waited for a slow client. */
	CONFLATED

}
