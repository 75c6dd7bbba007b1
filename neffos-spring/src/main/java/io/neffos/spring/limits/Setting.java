package io.neffos.spring.limits;

/**
 * The settings that limit what clients may use, whichever way an application sets them.
 *
 * @since 0.1.0
 */
public enum Setting {

	/** Size of a message. */
	MAX_MESSAGE_SIZE,

	/** Characters of an upgrade's headers, or of its URL. */
	MAX_HEADER_SIZE,

	/** Connections of the server. */
	MAX_CONNECTIONS,

	/** Connections from one address. */
	MAX_CONNECTIONS_PER_ADDRESS,

	/** Connections of one user. */
	MAX_CONNECTIONS_PER_USER,

	/** Connections of one id. */
	MAX_CONNECTIONS_PER_ID,

	/** Time of a handshake. */
	HANDSHAKE_TIMEOUT,

	/** Messages before the acknowledgement. */
	MAX_PENDING_MESSAGES,

	/** Size of the messages before the acknowledgement. */
	MAX_PENDING_SIZE,

	/** Namespaces of one connection. */
	MAX_NAMESPACES_PER_CONNECTION,

	/** Rooms of one connection. */
	MAX_ROOMS_PER_CONNECTION,

	/** Characters of the name of a namespace, a room or an event. */
	MAX_NAME_LENGTH,

	/** Characters of the token of a client's ask. */
	MAX_TOKEN_LENGTH,

	/** Asks of the server that one client has not answered. */
	MAX_PENDING_ASKS,

	/** Time for the answer of a client. */
	ASK_TIMEOUT,

	/** Time between two pings. */
	HEARTBEAT_INTERVAL,

	/** Time without a sign of life after a ping. */
	HEARTBEAT_TIMEOUT,

	/** Time for the handlers of a connection that has ended. */
	CLOSE_GRACE_PERIOD,

	/** Messages of one client that wait while it owes an answer. */
	MAX_INBOUND_MESSAGES_DURING_ASK,

	/** Size of the messages that wait while a client owes an answer. */
	MAX_INBOUND_SIZE_DURING_ASK,

	/** Messages of one client that wait to be handled. */
	MAX_INBOUND_MESSAGES,

	/** Size of the messages of one client that wait to be handled. */
	MAX_INBOUND_SIZE,

	/** Time from the first fragment of a message to its last one. */
	MESSAGE_TIMEOUT,

	/** Events of one client in a second. */
	MAX_EVENTS_PER_SECOND,

	/** Events of one client at once. */
	MAX_EVENT_BURST,

	/** Time of a handler. */
	HANDLER_TIMEOUT,

	/** Messages that wait for one client to read. */
	MAX_OUTBOUND_MESSAGES,

	/** Size of the messages that wait for one client to read. */
	MAX_OUTBOUND_SIZE,

	/** Time without read progress of a client over its outbound limits. */
	STALL_TIMEOUT,

	/** Heap of all messages that wait for clients. */
	MAX_HEAP_SIZE,

	/** Direct memory of all messages that wait for clients. */
	MAX_DIRECT_SIZE,

	/** Size of the messages that wait for one event loop. */
	MAX_QUEUED_SIZE

}
