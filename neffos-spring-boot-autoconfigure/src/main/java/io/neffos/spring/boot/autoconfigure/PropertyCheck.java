package io.neffos.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * Refuses properties that no server can have, before anything is built from them.
 */
final class PropertyCheck {

	private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

	private static final Pattern ORIGIN = Pattern.compile("\\*|null|[^/]+://[^/]+/?");

	private static final Pattern HOST = Pattern.compile("(\\*\\.)?[^/:*\\[\\]\\s]+|\\[[0-9a-fA-F:.]+]");

	private PropertyCheck() {
	}

	static void check(NeffosServerProperties properties) {
		checkPath(properties.path());
		positive("neffos.server.max-message-size", properties.maxMessageSize());
		positive("neffos.server.max-header-size", properties.maxHeaderSize());
		positive("neffos.server.ask-timeout", properties.askTimeout());
		positive("neffos.server.handshake.timeout", properties.handshake().timeout());
		positive("neffos.server.handshake.max-pending-messages", properties.handshake().maxPendingMessages());
		positive("neffos.server.handshake.max-pending-size", properties.handshake().maxPendingSize());
		positive("neffos.server.outbound.max-queued-messages", properties.outbound().maxQueuedMessages());
		positive("neffos.server.outbound.max-queued-size", properties.outbound().maxQueuedSize());
		positive("neffos.server.outbound.stall-timeout", properties.outbound().stallTimeout());
		positive("neffos.server.broadcast.max-queued-size", properties.broadcast().maxQueuedSize());
		checkLimits(properties.limits());
		positiveIfSet("neffos.server.memory.max-heap-size", properties.memory().maxHeapSize());
		positiveIfSet("neffos.server.memory.max-direct-size", properties.memory().maxDirectSize());
		checkAdmission(properties.admission());
		positive("neffos.server.heartbeat.interval", properties.heartbeat().interval());
		positive("neffos.server.heartbeat.timeout", properties.heartbeat().timeout());
		positive("neffos.server.shutdown.batch-size", properties.shutdown().batchSize());
		positive("neffos.server.shutdown.batch-interval", properties.shutdown().batchInterval());
		positiveIfSet("neffos.server.blocking.max-threads", properties.blocking().maxThreads());
		for (String name : properties.allowedQueryHeaders()) {
			require(!name.isBlank(), "neffos.server.allowed-query-headers", properties.allowedQueryHeaders(),
					"A header's name must not be blank.");
		}
		for (String origin : properties.allowedOrigins()) {
			require(ORIGIN.matcher(origin).matches(), "neffos.server.allowed-origins", origin,
					"An origin has a scheme and no path, such as 'https://example.com' or 'https://*.example.com'.");
		}
		for (String host : properties.allowedHosts()) {
			require(HOST.matcher(host).matches(), "neffos.server.allowed-hosts", host,
					"A host has neither a scheme nor a port nor a path, such as 'example.com', '*.example.com' or"
							+ " '[::1]'.");
		}
	}

	private static void checkLimits(NeffosServerProperties.Limits limits) {
		positive("neffos.server.limits.max-namespaces-per-connection", limits.maxNamespacesPerConnection());
		positive("neffos.server.limits.max-rooms-per-connection", limits.maxRoomsPerConnection());
		positive("neffos.server.limits.max-room-name-length", limits.maxRoomNameLength());
		positive("neffos.server.limits.max-token-length", limits.maxTokenLength());
		positive("neffos.server.limits.max-pending-asks", limits.maxPendingAsks());
		positive("neffos.server.limits.max-inbound-messages", limits.maxInboundMessages());
		positive("neffos.server.limits.max-inbound-size", limits.maxInboundSize());
		positive("neffos.server.limits.max-inbound-size-during-ask", limits.maxInboundSizeDuringAsk());
		positive("neffos.server.limits.message-timeout", limits.messageTimeout());
		positive("neffos.server.limits.close-grace-period", limits.closeGracePeriod());
		positiveIfSet("neffos.server.limits.max-events-per-second", limits.maxEventsPerSecond());
		positiveIfSet("neffos.server.limits.max-event-burst", limits.maxEventBurst());
		if (limits.handlerTimeout() != null) {
			positive("neffos.server.limits.handler-timeout", limits.handlerTimeout());
		}
		require(limits.maxInboundMessagesDuringAsk() >= limits.maxInboundMessages(),
				"neffos.server.limits.max-inbound-messages-during-ask", limits.maxInboundMessagesDuringAsk(),
				"It must not be less than 'neffos.server.limits.max-inbound-messages'.");
		require(limits.maxInboundSizeDuringAsk().compareTo(limits.maxInboundSize()) >= 0,
				"neffos.server.limits.max-inbound-size-during-ask", limits.maxInboundSizeDuringAsk(),
				"It must not be less than 'neffos.server.limits.max-inbound-size'.");
		if (limits.maxEventBurst() != null) {
			require(limits.maxEventsPerSecond() != null, "neffos.server.limits.max-event-burst", limits.maxEventBurst(),
					"It means nothing without 'neffos.server.limits.max-events-per-second'.");
		}
	}

	private static void checkAdmission(NeffosServerProperties.Admission admission) {
		positiveIfSet("neffos.server.admission.max-connections", admission.maxConnections());
		positiveIfSet("neffos.server.admission.max-connections-per-address", admission.maxConnectionsPerAddress());
		positiveIfSet("neffos.server.admission.max-connections-per-user", admission.maxConnectionsPerUser());
		positiveIfSet("neffos.server.admission.max-connections-per-id", admission.maxConnectionsPerId());
	}

	/**
	 * Checks what can only be known when the server has its namespaces.
	 */
	static void checkNamespaces(NeffosServerProperties properties, Set<String> namespaces) {
		for (String namespace : properties.outbound().namespaces().keySet()) {
			require(namespaces.contains(namespace), "neffos.server.outbound.namespaces", namespace,
					"The server has no such namespace, but these: " + namespaces + ".");
		}
	}

	private static void checkPath(String path) {
		require(path.startsWith("/"), "neffos.server.path", path, "A path must begin with '/'.");
		require(path.chars().noneMatch((c) -> Character.isWhitespace(c) || c == '?' || c == '#'), "neffos.server.path",
				path, "A path must not have blanks, a query or a fragment.");
	}

	private static void positive(String name, Duration value) {
		require(!value.isNegative() && !value.isZero(), name, value, "A duration here must be positive.");
		require(value.compareTo(LONGEST) <= 0, name, value, "A duration here must not be longer than 292 years.");
	}

	private static void positiveIfSet(String name, @Nullable Integer value) {
		if (value != null) {
			positive(name, value);
		}
	}

	private static void positiveIfSet(String name, @Nullable DataSize value) {
		require(value == null || value.toBytes() > 0, name, String.valueOf(value), "A size here must be positive.");
	}

	private static void positive(String name, int value) {
		require(value > 0, name, value, "A number here must be positive.");
	}

	private static void positive(String name, DataSize value) {
		require(value.toBytes() > 0 && value.toBytes() <= Integer.MAX_VALUE, name, value,
				"A size here must be positive and less than 2GB.");
	}

	private static void require(boolean condition, String name, Object value, String reason) {
		if (!condition) {
			throw new InvalidConfigurationPropertyValueException(name, value, reason);
		}
	}

}
