package io.neffos.spring.stress;

import java.util.LinkedHashMap;
import java.util.Map;

import io.neffos.spring.limits.MemoryLoad;
import io.neffos.spring.limits.OutboundLoad;
import io.neffos.spring.server.ManagedNeffosServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The values that an application with metrics has gauges of.
 */
final class SoakGauges {

	private final ManagedNeffosServer server;

	SoakGauges(ManagedNeffosServer server) {
		this.server = server;
	}

	/**
	 * Returns the number of open connections.
	 */
	double connections() {
		return this.server.totalConnections();
	}

	void assertZero() {
		assertThat(values()).hasSizeGreaterThan(8).allSatisfy((name, value) -> assertThat(value).as(name).isZero());
	}

	private Map<String, Long> values() {
		Map<String, Long> values = new LinkedHashMap<>();
		OutboundLoad outbound = this.server.outboundLoad();
		MemoryLoad memory = this.server.memoryLoad();
		values.put("open connections", (long) this.server.totalConnections());
		values.put("pending connections", (long) this.server.inspection().counts().pending());
		values.put("messages for event loops", (long) outbound.queuedMessages());
		values.put("bytes for event loops", outbound.queuedBytes());
		values.put("messages for clients", outbound.waitingMessages());
		values.put("bytes for clients", outbound.waitingBytes());
		values.put("slow clients", outbound.slowClients());
		values.put("heap", memory.heapBytes());
		values.put("direct memory", memory.directBytes());
		for (String namespace : this.server.namespaces()) {
			values.put("connections in '" + namespace + "'", (long) this.server.connectionCount(namespace));
			values.put("rooms in '" + namespace + "'", (long) this.server.inspection().roomCount(namespace));
		}
		return values;
	}

}
