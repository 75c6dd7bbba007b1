package io.neffos.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.neffos.spring.connection.SlowConsumerPolicy.Action;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the neffos server and its endpoint.
 *
 * @param path Path of the WebSocket endpoint.
 * @param maxMessageSize Maximum size of a message from a client.
 * @param maxHeaderSize Maximum size of the headers of an upgrade request, and of its URL.
 * @param allowedOrigins Comma-separated list of origins, or patterns of origins, from
 * which browsers may connect in addition to the application's own origin.
 * @param allowedHosts Comma-separated list of host names that clients may use for the
 * endpoint. All by default.
 * @param allowedQueryHeaders Comma-separated list of headers that clients may send as
 * query parameters of the endpoint's URL.
 * @param askTimeout Time to wait for a client's answer, unless the ask has a timeout of
 * its own.
 * @param handshake Handshake of a connection.
 * @param outbound Messages that are queued for clients.
 * @param broadcast Broadcasts.
 * @param limits Limits of a connection.
 * @param memory Memory for the messages of all connections.
 * @param admission Admission of connections.
 * @param heartbeat Detection of clients that are gone.
 * @param shutdown Closing of connections when the application stops.
 * @param error Errors that are sent to clients.
 * @param blocking Threads for methods that may block.
 */
@ConfigurationProperties("neffos.server")
record NeffosServerProperties(@DefaultValue("/neffos") String path, @DefaultValue("64KB") DataSize maxMessageSize,
		@DefaultValue("8KB") DataSize maxHeaderSize, @DefaultValue List<String> allowedOrigins,
		@DefaultValue List<String> allowedHosts, @DefaultValue("X-Websocket-Reconnect") Set<String> allowedQueryHeaders,
		@DefaultValue("30s") Duration askTimeout, @DefaultValue Handshake handshake, @DefaultValue Outbound outbound,
		@DefaultValue Broadcast broadcast, @DefaultValue Limits limits, @DefaultValue Memory memory,
		@DefaultValue Admission admission, @DefaultValue Heartbeat heartbeat, @DefaultValue Shutdown shutdown,
		@DefaultValue Error error, @DefaultValue Blocking blocking) {

	/**
	 * Handshake of a connection.
	 *
	 * @param timeout Maximum duration of the handshake, from the upgrade until the client
	 * and the application have both agreed.
	 * @param maxPendingMessages Maximum number of messages that a client may send before
	 * its handshake is complete.
	 * @param maxPendingSize Maximum size of the messages that a client sends before its
	 * handshake is complete.
	 */
	record Handshake(@DefaultValue("10s") Duration timeout, @DefaultValue("16") int maxPendingMessages,
			@DefaultValue("64KB") DataSize maxPendingSize) {
	}

	/**
	 * Messages that are queued for clients.
	 *
	 * @param maxQueuedMessages Maximum number of messages that are queued for a client
	 * that reads slowly.
	 * @param maxQueuedSize Maximum size of the messages that are queued for a client that
	 * reads slowly.
	 * @param stallTimeout Time without read progress after which a client over its
	 * outbound limits is disconnected.
	 * @param policy Policy for events to clients that are over their outbound limits.
	 * @param namespaces Policies of namespaces and their rooms, by name of the namespace.
	 */
	record Outbound(@DefaultValue("1024") int maxQueuedMessages, @DefaultValue("1MB") DataSize maxQueuedSize,
			@DefaultValue("2s") Duration stallTimeout, @DefaultValue("close") Action policy,
			@DefaultValue Map<String, OutboundNamespace> namespaces) {
	}

	/**
	 * Policies of a namespace.
	 *
	 * @param policy Policy of the namespace. Defaults to the server's policy.
	 * @param rooms Policies of rooms, by name or by pattern of names.
	 */
	record OutboundNamespace(@Nullable Action policy, @DefaultValue Map<String, Action> rooms) {
	}

	/**
	 * Broadcasts.
	 *
	 * @param sync Whether to send broadcasts one after another, each complete when the
	 * frames of all recipients have been passed to the transport.
	 * @param maxQueuedSize Maximum size of the messages that are queued for an event
	 * loop. Further broadcasts and emits are refused.
	 */
	record Broadcast(@DefaultValue("false") boolean sync, @DefaultValue("64MB") DataSize maxQueuedSize) {
	}

	/**
	 * Limits of a connection.
	 *
	 * @param maxNamespacesPerConnection Maximum number of namespaces that a client can be
	 * connected to.
	 * @param maxRoomsPerConnection Maximum number of rooms that a client can be in, over
	 * all namespaces.
	 * @param maxRoomNameLength Maximum number of characters in the name of a room. Also
	 * applies to the names of namespaces and events.
	 * @param maxTokenLength Maximum number of characters in the token of a client's ask.
	 * @param maxPendingAsks Maximum number of the server's asks that a client can leave
	 * unanswered at a time.
	 * @param maxInboundMessages Maximum number of a client's messages that are queued for
	 * their handlers. The server stops reading from the client when it is reached.
	 * @param maxInboundSize Maximum size of a client's messages that are queued for their
	 * handlers. The server stops reading from the client when it is reached.
	 * @param maxInboundMessagesDuringAsk Maximum number of a client's messages that are
	 * queued while the server waits for the client's answer. Must not be less than
	 * max-inbound-messages.
	 * @param maxInboundSizeDuringAsk Maximum size of a client's messages that are queued
	 * while the server waits for the client's answer. Must not be less than
	 * max-inbound-size.
	 * @param messageTimeout Maximum time between the first and the last fragment of a
	 * client's message. Only supported on Reactor Netty.
	 * @param maxEventsPerSecond Maximum number of messages per second from a client.
	 * Unlimited by default.
	 * @param maxEventBurst Maximum number of messages that a client may send at once
	 * after a pause. Defaults to the messages of a second.
	 * @param handlerTimeout Maximum duration of a handler's call, after which it is
	 * cancelled. Unlimited by default.
	 * @param closeGracePeriod Time that running handlers have to complete when their
	 * connection ends.
	 */
	record Limits(@DefaultValue("32") int maxNamespacesPerConnection, @DefaultValue("128") int maxRoomsPerConnection,
			@DefaultValue("200") int maxRoomNameLength, @DefaultValue("256") int maxTokenLength,
			@DefaultValue("128") int maxPendingAsks, @DefaultValue("64") int maxInboundMessages,
			@DefaultValue("256KB") DataSize maxInboundSize, @DefaultValue("1024") int maxInboundMessagesDuringAsk,
			@DefaultValue("4MB") DataSize maxInboundSizeDuringAsk, @DefaultValue("30s") Duration messageTimeout,
			@Nullable Integer maxEventsPerSecond, @Nullable Integer maxEventBurst, @Nullable Duration handlerTimeout,
			@DefaultValue("10s") Duration closeGracePeriod) {
	}

	/**
	 * Memory for the messages of all connections.
	 *
	 * @param maxHeapSize Maximum size of the heap memory that queued messages of all
	 * clients occupy. Defaults to a quarter of the maximum heap.
	 * @param maxDirectSize Maximum size of the direct memory that queued messages of all
	 * clients occupy. Defaults to a quarter of the maximum direct memory.
	 */
	record Memory(@Nullable DataSize maxHeapSize, @Nullable DataSize maxDirectSize) {
	}

	/**
	 * Admission of connections, including those whose handshake isn't complete.
	 *
	 * @param maxConnections Maximum number of connections. Unlimited by default.
	 * @param maxConnectionsPerAddress Maximum number of connections from an IP address.
	 * Unlimited by default.
	 * @param maxConnectionsPerUser Maximum number of connections of a user. Unlimited by
	 * default.
	 * @param maxConnectionsPerId Maximum number of connections with the same id.
	 * Unlimited by default.
	 */
	record Admission(@Nullable Integer maxConnections, @Nullable Integer maxConnectionsPerAddress,
			@Nullable Integer maxConnectionsPerUser, @Nullable Integer maxConnectionsPerId) {
	}

	/**
	 * Detection of clients that are gone.
	 *
	 * @param enabled Whether to ping silent clients.
	 * @param interval Time without a sign of life after which a client is pinged.
	 * @param timeout Time without a sign of life after a ping, after which the client is
	 * disconnected.
	 */
	record Heartbeat(@DefaultValue("true") boolean enabled, @DefaultValue("25s") Duration interval,
			@DefaultValue("10s") Duration timeout) {
	}

	/**
	 * Closing of connections when the application stops.
	 *
	 * @param batchSize Number of connections that are closed at a time. Increased when
	 * the timeout of the shutdown phase would otherwise be exceeded.
	 * @param batchInterval Average time between two batches.
	 */
	record Shutdown(@DefaultValue("200") int batchSize, @DefaultValue("100ms") Duration batchInterval) {
	}

	/**
	 * Threads for methods that may block.
	 *
	 * @param maxThreads Maximum number of threads for event methods that may block, and
	 * for lifecycle methods as many again. Defaults to 64 or ten per processor, whichever
	 * is more. Not used with virtual threads.
	 */
	record Blocking(@Nullable Integer maxThreads) {
	}

	/**
	 * Errors that are sent to clients.
	 *
	 * @param includeBindingErrors When to include the invalid fields, with the messages
	 * of their constraints, in the error for an invalid body.
	 */
	record Error(@DefaultValue("always") IncludeBindingErrors includeBindingErrors) {

		/**
		 * When to include binding errors.
		 */
		enum IncludeBindingErrors {

			/** Always include binding errors. */
			ALWAYS,

			/** Never include binding errors. */
			NEVER

		}

	}

}
