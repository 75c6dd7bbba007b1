package io.neffos.spring.limits;

import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;

/**
 * The limits of a server that a client, or the application on its behalf, can exceed.
 * Each occurrence is counted, and the limit is named in the resulting error or close
 * frame.
 *
 * @since 0.1.0
 */
public enum Limit {

	/** Bytes of a message. Closes with 1009. */
	MESSAGE_SIZE("message size", Setting.MAX_MESSAGE_SIZE),

	/**
	 * The time from the first fragment of a message to its last one. Closes with 1008.
	 */
	MESSAGE_TIME("message time", Setting.MESSAGE_TIMEOUT),

	/** Bytes of an upgrade's headers or URL. Refuses the upgrade with 431. */
	HEADER_SIZE("header size", Setting.MAX_HEADER_SIZE),

	/** The time of a handshake. Closes with 1008. */
	HANDSHAKE_TIME("handshake time", Setting.HANDSHAKE_TIMEOUT),

	/** Messages, or their bytes, before the acknowledgement. Closes with 1008. */
	PENDING_MESSAGES("messages before the acknowledgement", Setting.MAX_PENDING_MESSAGES),

	/** Namespaces of one connection. Refuses to connect. */
	NAMESPACES("namespaces per connection", Setting.MAX_NAMESPACES_PER_CONNECTION),

	/** Rooms of one connection. Refuses a join. */
	ROOMS("rooms per connection", Setting.MAX_ROOMS_PER_CONNECTION),

	/**
	 * Characters of a name. Refuses a join of a room with {@code invalid payload}, and
	 * closes with 1008 for the name of a namespace or an event.
	 */
	NAME_LENGTH("name length", Setting.MAX_NAME_LENGTH),

	/** Characters of the token of a client's ask. Closes with 1008. */
	TOKEN_LENGTH("token length", Setting.MAX_TOKEN_LENGTH),

	/** Asks that a client has not answered yet. The next ask fails. */
	PENDING_ASKS("pending asks", Setting.MAX_PENDING_ASKS),

	/** The time for an answer of a client. The ask fails with {@code ask timeout}. */
	ASK_TIME("ask time", Setting.ASK_TIMEOUT),

	/** Messages, or their bytes, while an answer is owed. Closes with 1008. */
	OWED_MESSAGES("messages while an answer is owed", Setting.MAX_INBOUND_MESSAGES_DURING_ASK),

	/** Events per second of one connection. Refuses the event. */
	EVENT_RATE("events per second", Setting.MAX_EVENTS_PER_SECOND),

	/** The time of a handler. It is cancelled, and fails with {@code handler timeout}. */
	HANDLER_TIME("handler time", Setting.HANDLER_TIMEOUT),

	/** The time without a sign of life of a client. Ends the connection. */
	HEARTBEAT("heartbeat", Setting.HEARTBEAT_TIMEOUT),

	/** Connections of the server. Refuses the upgrade with 503. */
	CONNECTIONS("connections", Setting.MAX_CONNECTIONS),

	/** Connections from one address. Refuses the upgrade with 429. */
	CONNECTIONS_PER_ADDRESS("connections per address", Setting.MAX_CONNECTIONS_PER_ADDRESS),

	/** Connections of one user. Refuses the upgrade with 429. */
	CONNECTIONS_PER_USER("connections per user", Setting.MAX_CONNECTIONS_PER_USER),

	/** Connections of one id. Closes with 1008. */
	CONNECTIONS_PER_ID("connections per id", Setting.MAX_CONNECTIONS_PER_ID),

	/**
	 * Bytes of heap memory that queued messages of all clients occupy. Closes the
	 * connections that occupy the most, with 1013.
	 */
	SERVER_HEAP("heap for waiting messages", Setting.MAX_HEAP_SIZE),

	/**
	 * Bytes of direct memory that queued messages of all clients occupy. Closes the
	 * connections that occupy the most, with 1013.
	 */
	SERVER_DIRECT("direct memory for waiting messages", Setting.MAX_DIRECT_SIZE),

	/** Bytes queued for an event loop. Broadcasts and emits fail. */
	QUEUED_SIZE("queued size", Setting.MAX_QUEUED_SIZE);

	private final String text;

	private final Setting setting;

	Limit(String text, Setting setting) {
		this.text = text;
		this.setting = setting;
	}

	/**
	 * Return the name of the limit in errors and close frames.
	 * @return a few words
	 */
	public String text() {
		return this.text;
	}

	/**
	 * Return the setting of the limit; if two settings share a counter, the first one.
	 * @return the setting
	 */
	public Setting setting() {
		return this.setting;
	}

	/**
	 * Create the exception for exceeding the limit.
	 * @return {@code limit exceeded} with the limit's name
	 */
	public NeffosException exceeded() {
		return new NeffosException(NeffosError.LIMIT_EXCEEDED.text() + ": " + this.text);
	}

}
