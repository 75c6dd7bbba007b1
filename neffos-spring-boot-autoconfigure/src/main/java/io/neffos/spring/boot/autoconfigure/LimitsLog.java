package io.neffos.spring.boot.autoconfigure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import io.neffos.spring.limits.AdmissionLimits;
import io.neffos.spring.limits.ConnectionLimits;
import io.neffos.spring.limits.EventRate;
import io.neffos.spring.limits.Heartbeat;
import io.neffos.spring.limits.InboundLimits;
import io.neffos.spring.limits.ServerLimits;
import io.neffos.spring.webflux.NeffosEndpoint;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/**
 * Logs once, at {@code DEBUG}, which limits hold, by the names of their properties.
 */
final class LimitsLog {

	private static final Log logger = LogFactory.getLog(LimitsLog.class);

	private final Map<String, String> limits = new LinkedHashMap<>();

	private LimitsLog() {
	}

	static void log(NeffosEndpoint endpoint) {
		if (!logger.isDebugEnabled()) {
			return;
		}
		LimitsLog log = new LimitsLog();
		ServerLimits limits = endpoint.server().limits();
		log.bytes("max-message-size", endpoint.maxMessageSize());
		log.bytes("max-header-size", endpoint.maxHeaderSize());
		log.connection(limits.connection());
		log.number("outbound.max-queued-messages", limits.outbound().messages());
		log.bytes("outbound.max-queued-size", limits.outbound().bytes());
		log.time("outbound.stall-timeout", limits.outbound().stallTimeout());
		log.bytes("broadcast.max-queued-size", limits.queuedBytes());
		log.admission(limits.admission());
		log.bytes("memory.max-heap-size", limits.memory().heapBytes());
		log.bytes("memory.max-direct-size", limits.memory().directBytes());
		logger.debug("Limits of " + endpoint.path() + ": "
				+ log.limits.entrySet()
					.stream()
					.map((limit) -> limit.getKey() + "=" + limit.getValue())
					.collect(Collectors.joining(", ")));
	}

	private void connection(ConnectionLimits limits) {
		time("handshake.timeout", limits.handshake().timeout());
		number("handshake.max-pending-messages", limits.handshake().messages());
		bytes("handshake.max-pending-size", limits.handshake().bytes());
		number("limits.max-namespaces-per-connection", limits.memberships().namespaces());
		number("limits.max-rooms-per-connection", limits.memberships().rooms());
		number("limits.max-room-name-length", limits.memberships().nameLength());
		number("limits.max-token-length", limits.memberships().tokenLength());
		number("limits.max-pending-asks", limits.asks().pending());
		time("ask-timeout", limits.asks().timeout());
		inbound(limits.inbound());
		time("limits.close-grace-period", limits.closeGrace());
		Heartbeat heartbeat = limits.heartbeat();
		time("heartbeat.interval", (heartbeat != null) ? heartbeat.interval() : null);
		time("heartbeat.timeout", (heartbeat != null) ? heartbeat.timeout() : null);
	}

	private void inbound(InboundLimits limits) {
		EventRate rate = limits.rate();
		number("limits.max-inbound-messages", limits.messages());
		bytes("limits.max-inbound-size", limits.bytes());
		number("limits.max-inbound-messages-during-ask", limits.owedMessages());
		bytes("limits.max-inbound-size-during-ask", limits.owedBytes());
		time("limits.message-timeout", limits.messageTime());
		number("limits.max-events-per-second", (rate != null) ? rate.perSecond() : null);
		number("limits.max-event-burst", (rate != null) ? rate.burst() : null);
		time("limits.handler-timeout", limits.handlerTimeout());
	}

	private void admission(AdmissionLimits limits) {
		number("admission.max-connections", limits.connections());
		number("admission.max-connections-per-address", limits.perAddress());
		number("admission.max-connections-per-user", limits.perUser());
		number("admission.max-connections-per-id", limits.perId());
	}

	private void number(String name, @Nullable Integer value) {
		this.limits.put(name, (value != null) ? value.toString() : "none");
	}

	private void bytes(String name, long value) {
		DataSize size = DataSize.ofBytes(value);
		this.limits.put(name, (value % 1024 == 0) ? size.toKilobytes() + "KB" : size.toString());
	}

	private void time(String name, @Nullable Duration value) {
		this.limits.put(name, (value != null) ? print(value) : "none");
	}

	private static String print(Duration value) {
		return DurationStyle.SIMPLE.print(value,
				(value.toMillis() % 1000 == 0) ? ChronoUnit.SECONDS : ChronoUnit.MILLIS);
	}

}
