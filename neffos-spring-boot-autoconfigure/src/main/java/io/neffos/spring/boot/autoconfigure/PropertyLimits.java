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
record PropertyLimits(NeffosProperties properties) {

	ConnectionLimits connection() {
		NeffosProperties.Limits limits = this.properties.limits();
		return new ConnectionLimits(handshake(), inbound(),
				new AskLimits(this.properties.askTimeout(), limits.pendingAsks()),
				new MembershipLimits(limits.namespaces(), limits.rooms(), limits.nameLength(), limits.tokenLength()),
				heartbeat(), limits.closeGrace());
	}

	AdmissionLimits admission() {
		NeffosProperties.Admission admission = this.properties.admission();
		return new AdmissionLimits(admission.connections(), admission.perAddress(), admission.perUser(),
				admission.perId());
	}

	MemoryLimits memory() {
		DataSize heap = this.properties.limits().serverHeapSize();
		DataSize direct = this.properties.limits().serverDirectSize();
		return new MemoryLimits((heap != null) ? heap.toBytes() : MemoryLimits.DEFAULTS.heapBytes(),
				(direct != null) ? direct.toBytes() : MemoryLimits.DEFAULTS.directBytes());
	}

	private HandshakeLimits handshake() {
		NeffosProperties.Handshake handshake = this.properties.handshake();
		return new HandshakeLimits(handshake.ackTimeout(), handshake.pendingMessages(), bytes(handshake.pendingSize()));
	}

	private InboundLimits inbound() {
		NeffosProperties.Limits limits = this.properties.limits();
		return new InboundLimits(limits.inboundMessages(), bytes(limits.inboundSize()), limits.owedMessages(),
				bytes(limits.owedSize()), limits.messageTime(), rate(), limits.handlerTimeout());
	}

	private @Nullable EventRate rate() {
		Integer perSecond = this.properties.limits().eventsPerSecond();
		Integer burst = this.properties.limits().eventsBurst();
		return (perSecond != null) ? new EventRate(perSecond, (burst != null) ? burst : perSecond) : null;
	}

	private @Nullable Heartbeat heartbeat() {
		NeffosProperties.Heartbeat heartbeat = this.properties.heartbeat();
		return (heartbeat.enabled()) ? new Heartbeat(heartbeat.interval(), heartbeat.timeout()) : null;
	}

	private static int bytes(DataSize size) {
		return Math.toIntExact(size.toBytes());
	}

}
