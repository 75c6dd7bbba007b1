package io.neffos.spring.boot.autoconfigure;

import io.neffos.spring.limits.AdmissionLimits;
import io.neffos.spring.limits.AskLimits;
import io.neffos.spring.limits.ConnectionLimits;
import io.neffos.spring.limits.EventRate;
import io.neffos.spring.limits.HandshakeLimits;
import io.neffos.spring.limits.Heartbeat;
import io.neffos.spring.limits.InboundLimits;
import io.neffos.spring.limits.MembershipLimits;
import io.neffos.spring.limits.MemoryLimits;
import io.neffos.spring.limits.OutboundLimits;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * The limits that properties set.
 *
 * @param properties the properties, checked
 */
record PropertyLimits(NeffosServerProperties properties) {

	ConnectionLimits connection() {
		return ConnectionLimits.DEFAULTS.withHandshake(handshake())
			.withInbound(inbound())
			.withAsks(asks())
			.withMemberships(memberships())
			.withHeartbeat(heartbeat())
			.withCloseGrace(this.properties.limits().closeGracePeriod());
	}

	AdmissionLimits admission() {
		NeffosServerProperties.Admission admission = this.properties.admission();
		return AdmissionLimits.NONE.withConnections(admission.maxConnections())
			.withPerAddress(admission.maxConnectionsPerAddress())
			.withPerUser(admission.maxConnectionsPerUser())
			.withPerId(admission.maxConnectionsPerId());
	}

	MemoryLimits memory() {
		MemoryLimits limits = MemoryLimits.DEFAULTS;
		DataSize heap = this.properties.memory().maxHeapSize();
		DataSize direct = this.properties.memory().maxDirectSize();
		return limits.withHeapBytes((heap != null) ? heap.toBytes() : limits.heapBytes())
			.withDirectBytes((direct != null) ? direct.toBytes() : limits.directBytes());
	}

	OutboundLimits outbound() {
		NeffosServerProperties.Outbound outbound = this.properties.outbound();
		return OutboundLimits.DEFAULTS.withMessages(outbound.maxQueuedMessages())
			.withBytes(bytes(outbound.maxQueuedSize()))
			.withStallTimeout(outbound.stallTimeout());
	}

	private HandshakeLimits handshake() {
		NeffosServerProperties.Handshake handshake = this.properties.handshake();
		return HandshakeLimits.DEFAULTS.withTimeout(handshake.timeout())
			.withMessages(handshake.maxPendingMessages())
			.withBytes(bytes(handshake.maxPendingSize()));
	}

	private InboundLimits inbound() {
		NeffosServerProperties.Limits limits = this.properties.limits();
		return InboundLimits.DEFAULTS.withMessages(limits.maxInboundMessages(), limits.maxInboundMessagesDuringAsk())
			.withBytes(bytes(limits.maxInboundSize()), bytes(limits.maxInboundSizeDuringAsk()))
			.withMessageTime(limits.messageTimeout())
			.withRate(rate())
			.withHandlerTimeout(limits.handlerTimeout());
	}

	private AskLimits asks() {
		return AskLimits.DEFAULTS.withTimeout(this.properties.askTimeout())
			.withPending(this.properties.limits().maxPendingAsks());
	}

	private MembershipLimits memberships() {
		NeffosServerProperties.Limits limits = this.properties.limits();
		return MembershipLimits.DEFAULTS.withNamespaces(limits.maxNamespacesPerConnection())
			.withRooms(limits.maxRoomsPerConnection())
			.withNameLength(limits.maxRoomNameLength())
			.withTokenLength(limits.maxTokenLength());
	}

	private @Nullable EventRate rate() {
		Integer perSecond = this.properties.limits().maxEventsPerSecond();
		Integer burst = this.properties.limits().maxEventBurst();
		return (perSecond != null) ? EventRate.perSecond(perSecond).withBurst((burst != null) ? burst : perSecond)
				: null;
	}

	private @Nullable Heartbeat heartbeat() {
		NeffosServerProperties.Heartbeat heartbeat = this.properties.heartbeat();
		return (heartbeat.enabled())
				? Heartbeat.DEFAULTS.withInterval(heartbeat.interval()).withTimeout(heartbeat.timeout()) : null;
	}

	private static int bytes(DataSize size) {
		return Math.toIntExact(size.toBytes());
	}

}
