package io.neffos.spring.limits;

import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;

/**
 * The limits of a server that a client, or the application for it, can run into. Each is
 * counted when that happens, and named in the error or the close frame that it causes.
 *
 * @since 0.1.0
 */
public enum Limit {

	/** Bytes of a message. Closes with 1009. */
	MESSAGE_SIZE("message size", "neffos.server.max-message-size"),

	/**
	 * The time from the first fragment of a message to its last one. Closes with 1008.
	 */
	MESSAGE_TIME("message time", "neffos.server.limits.message-timeout"),

	/** Bytes of an upgrade's headers or URL. Refuses the upgrade with 431. */
	HEADER_SIZE("header size", "neffos.server.max-header-size"),

	/** The time of a handshake. Closes with 1008. */
	HANDSHAKE_TIME("handshake time", "neffos.server.handshake.timeout"),

	/** Messages, or their bytes, before the acknowledgement. Closes with 1008. */
	PENDING_MESSAGES("messages before the acknowledgement", "neffos.server.handshake.max-pending-messages"),

	/** Namespaces of one connection. Refuses to connect. */
	NAMESPACES("namespaces per connection", "neffos.server.limits.max-namespaces-per-connection"),

	/** Rooms of one connection. Refuses a join. */
	ROOMS("rooms per connection", "neffos.server.limits.max-rooms-per-connection"),

	/**
	 * Characters of a name. Refuses a join of a room with {@code invalid payload}, and
	 * closes with 1008 for the name of a namespace or an event.
	 */
	NAME_LENGTH("name length", "neffos.server.limits.max-room-name-length"),

	/** Characters of the token of a client's ask. Closes with 1008. */
	TOKEN_LENGTH("token length", "neffos.server.limits.max-token-length"),

	/** Questions that a client hasn't answered yet. The next ask fails. */
	PENDING_ASKS("pending asks", "neffos.server.limits.max-pending-asks"),

	/** The time for an answer of a client. The ask fails with {@code ask timeout}. */
	ASK_TIME("ask time", "neffos.server.ask-timeout"),

	/** Messages, or their bytes, while an answer is owed. Closes with 1008. */
	OWED_MESSAGES("messages while an answer is owed", "neffos.server.limits.max-inbound-messages-during-ask"),

	/** Events per second of one connection. Refuses the event. */
	EVENT_RATE("events per second", "neffos.server.limits.max-events-per-second"),

	/** The time of a handler. It is cancelled, and fails with {@code handler timeout}. */
	HANDLER_TIME("handler time", "neffos.server.limits.handler-timeout"),

	/** The time without a sign of life of a client. Ends the connection. */
	HEARTBEAT("heartbeat", "neffos.server.heartbeat.timeout"),

	/** Connections of the server. Refuses the upgrade with 503. */
	CONNECTIONS("connections", "neffos.server.admission.max-connections"),

	/** Connections from one address. Refuses the upgrade with 429. */
	CONNECTIONS_PER_ADDRESS("connections per address", "neffos.server.admission.max-connections-per-address"),

	/** Connections of one user. Refuses the upgrade with 429. */
	CONNECTIONS_PER_USER("connections per user", "neffos.server.admission.max-connections-per-user"),

	/** Connections of one id. Closes with 1008. */
	CONNECTIONS_PER_ID("connections per id", "neffos.server.admission.max-connections-per-id"),

	/**
	 * Bytes of the heap that everything keeps that waits for clients. Ends the
	 * connections that keep the most, with 1013.
	 */
	SERVER_HEAP("heap for waiting messages", "neffos.server.memory.max-heap-size"),

	/**
	 * Bytes of direct memory that everything keeps that waits for clients. Ends the
	 * connections that keep the most, with 1013.
	 */
	SERVER_DIRECT("direct memory for waiting messages", "neffos.server.memory.max-direct-size"),

	/** Bytes that wait for an event loop. Broadcasts and emits fail. */
	QUEUED_SIZE("queued size", "neffos.server.broadcast.max-queued-size");

	private final String text;

	private final String property;

	Limit(String text, String property) {
		this.text = text;
		this.property = property;
	}

	/**
	 * Returns what the limit is called in errors and close frames.
	 * @return a few words
	 */
	public String text() {
		return this.text;
	}

	/**
	 * Returns the property that sets it.
	 * @return the property's name
	 */
	public String property() {
		return this.property;
	}

	/**
	 * Returns what becomes of who exceeds it.
	 * @return {@code limit exceeded} with the limit's name
	 */
	public NeffosException exceeded() {
		return new NeffosException(NeffosError.LIMIT_EXCEEDED.text() + ": " + this.text);
	}

}
