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

	private static final Pattern ORIGIN = Pattern.compile("\\*|null|[^/]+://[^/]+/?");

	private static final Pattern HOST = Pattern.compile("(\\*\\.)?[^/:*\\[\\]\\s]+|\\[[0-9a-fA-F:.]+]");

	private PropertyCheck() {
	}

	static void check(NeffosProperties properties) {
		checkPath(properties.path());
		positive("neffos.max-message-size", properties.maxMessageSize());
		positive("neffos.max-header-size", properties.maxHeaderSize());
		positive("neffos.ask-timeout", properties.askTimeout());
		positive("neffos.handshake.ack-timeout", properties.handshake().ackTimeout());
		positive("neffos.handshake.pending-messages", properties.handshake().pendingMessages());
		positive("neffos.handshake.pending-size", properties.handshake().pendingSize());
		positive("neffos.outbound.messages", properties.outbound().messages());
		positive("neffos.outbound.size", properties.outbound().size());
		positive("neffos.outbound.stall-timeout", properties.outbound().stallTimeout());
		positive("neffos.broadcast.queued-size", properties.broadcast().queuedSize());
		checkLimits(properties.limits());
		checkAdmission(properties.admission());
		positive("neffos.heartbeat.interval", properties.heartbeat().interval());
		positive("neffos.heartbeat.timeout", properties.heartbeat().timeout());
		positive("neffos.shutdown.batch-size", properties.shutdown().batchSize());
		positive("neffos.shutdown.batch-interval", properties.shutdown().batchInterval());
		positiveIfSet("neffos.blocking.threads", properties.blocking().threads());
		for (String name : properties.queryHeaders()) {
			require(!name.isBlank(), "neffos.query-headers", properties.queryHeaders(),
					"A header's name must not be blank.");
		}
		for (String origin : properties.allowedOrigins()) {
			require(ORIGIN.matcher(origin).matches(), "neffos.allowed-origins", origin,
					"An origin has a scheme and no path, such as 'https://example.com' or 'https://*.example.com'.");
		}
		for (String host : properties.allowedHosts()) {
			require(HOST.matcher(host).matches(), "neffos.allowed-hosts", host,
					"A host has neither a scheme nor a port nor a path, such as 'example.com', '*.example.com' or"
							+ " '[::1]'.");
		}
	}

	private static void checkLimits(NeffosProperties.Limits limits) {
		positive("neffos.limits.namespaces", limits.namespaces());
		positive("neffos.limits.rooms", limits.rooms());
		positive("neffos.limits.name-length", limits.nameLength());
		positive("neffos.limits.token-length", limits.tokenLength());
		positive("neffos.limits.pending-asks", limits.pendingAsks());
		positive("neffos.limits.inbound-messages", limits.inboundMessages());
		positive("neffos.limits.inbound-size", limits.inboundSize());
		positive("neffos.limits.owed-size", limits.owedSize());
		positive("neffos.limits.message-time", limits.messageTime());
		positiveIfSet("neffos.limits.server-heap-size", limits.serverHeapSize());
		positiveIfSet("neffos.limits.server-direct-size", limits.serverDirectSize());
		positive("neffos.limits.close-grace", limits.closeGrace());
		positiveIfSet("neffos.limits.events-per-second", limits.eventsPerSecond());
		positiveIfSet("neffos.limits.events-burst", limits.eventsBurst());
		if (limits.handlerTimeout() != null) {
			positive("neffos.limits.handler-timeout", limits.handlerTimeout());
		}
		require(limits.owedMessages() >= limits.inboundMessages(), "neffos.limits.owed-messages", limits.owedMessages(),
				"It must not be less than 'neffos.limits.inbound-messages'.");
		require(limits.owedSize().compareTo(limits.inboundSize()) >= 0, "neffos.limits.owed-size", limits.owedSize(),
				"It must not be less than 'neffos.limits.inbound-size'.");
		if (limits.eventsBurst() != null) {
			require(limits.eventsPerSecond() != null, "neffos.limits.events-burst", limits.eventsBurst(),
					"It means nothing without 'neffos.limits.events-per-second'.");
		}
	}

	private static void checkAdmission(NeffosProperties.Admission admission) {
		positiveIfSet("neffos.admission.connections", admission.connections());
		positiveIfSet("neffos.admission.per-address", admission.perAddress());
		positiveIfSet("neffos.admission.per-user", admission.perUser());
		positiveIfSet("neffos.admission.per-id", admission.perId());
	}

	/**
	 * Checks what can only be known when the server has its namespaces.
	 */
	static void checkNamespaces(NeffosProperties properties, Set<String> namespaces) {
		for (String namespace : properties.outbound().namespaces().keySet()) {
			require(namespaces.contains(namespace), "neffos.outbound.namespaces", namespace,
					"The server has no such namespace, but these: " + namespaces + ".");
		}
	}

	private static void checkPath(String path) {
		require(path.startsWith("/"), "neffos.path", path, "A path must begin with '/'.");
		require(path.chars().noneMatch((c) -> Character.isWhitespace(c) || c == '?' || c == '#'), "neffos.path", path,
				"A path must not have blanks, a query or a fragment.");
	}

	private static void positive(String name, Duration value) {
		require(!value.isNegative() && !value.isZero(), name, value, "A duration here must be positive.");
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
