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
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * The limits that properties set.
 *
 * @param properties the properties, checked
 */
record PropertyLimits(NeffosServerProperties properties) {

	ConnectionLimits connection() {
		NeffosServerProperties.Limits limits = this.properties.limits();
		return new ConnectionLimits(handshake(), inbound(),
				new AskLimits(this.properties.askTimeout(), limits.maxPendingAsks()),
				new MembershipLimits(limits.maxNamespacesPerConnection(), limits.maxRoomsPerConnection(),
						limits.maxRoomNameLength(), limits.maxTokenLength()),
				heartbeat(), limits.closeGracePeriod());
	}

	AdmissionLimits admission() {
		NeffosServerProperties.Admission admission = this.properties.admission();
		return new AdmissionLimits(admission.maxConnections(), admission.maxConnectionsPerAddress(),
				admission.maxConnectionsPerUser(), admission.maxConnectionsPerId());
	}

	MemoryLimits memory() {
		DataSize heap = this.properties.memory().maxHeapSize();
		DataSize direct = this.properties.memory().maxDirectSize();
		return new MemoryLimits((heap != null) ? heap.toBytes() : MemoryLimits.DEFAULTS.heapBytes(),
				(direct != null) ? direct.toBytes() : MemoryLimits.DEFAULTS.directBytes());
	}

	private HandshakeLimits handshake() {
		NeffosServerProperties.Handshake handshake = this.properties.handshake();
		return new HandshakeLimits(handshake.timeout(), handshake.maxPendingMessages(),
				bytes(handshake.maxPendingSize()));
	}

	private InboundLimits inbound() {
		NeffosServerProperties.Limits limits = this.properties.limits();
		return new InboundLimits(limits.maxInboundMessages(), bytes(limits.maxInboundSize()),
				limits.maxInboundMessagesDuringAsk(), bytes(limits.maxInboundSizeDuringAsk()), limits.messageTimeout(),
				rate(), limits.handlerTimeout());
	}

	private @Nullable EventRate rate() {
		Integer perSecond = this.properties.limits().maxEventsPerSecond();
		Integer burst = this.properties.limits().maxEventBurst();
		return (perSecond != null) ? new EventRate(perSecond, (burst != null) ? burst : perSecond) : null;
	}

	private @Nullable Heartbeat heartbeat() {
		NeffosServerProperties.Heartbeat heartbeat = this.properties.heartbeat();
		return (heartbeat.enabled()) ? new Heartbeat(heartbeat.interval(), heartbeat.timeout()) : null;
	}

	private static int bytes(DataSize size) {
		return Math.toIntExact(size.toBytes());
	}

}
