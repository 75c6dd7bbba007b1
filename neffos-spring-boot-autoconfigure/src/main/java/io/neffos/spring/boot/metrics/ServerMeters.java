package io.neffos.spring.boot.metrics;

import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.neffos.spring.limits.Limit;
import io.neffos.spring.limits.ProtocolCounter;
import io.neffos.spring.limits.ProtocolCounters;
import io.neffos.spring.server.ManagedNeffosServer;

/**
 * The meters that read a server's counters and indexes. They add no cost until they are
 * read, and the cost of reading them does not depend on the number of connections.
 */
final class ServerMeters {

	private final ManagedNeffosServer server;

	private final Tags tags;

	private final MeterRegistry registry;

	ServerMeters(ManagedNeffosServer server, Tags tags, MeterRegistry registry) {
		this.server = server;
		this.tags = tags;
		this.registry = registry;
	}

	void register() {
		counters();
		connections();
		queues();
		this.server.namespaces().forEach(this::namespace);
	}

	private void counters() {
		ProtocolCounters counters = this.server.counters();
		for (ProtocolCounter counter : ProtocolCounter.values()) {
			CounterMeter.of(counter).register(counters, (counts) -> counts.count(counter), this.tags, this.registry);
		}
		for (Limit limit : Limit.values()) {
			CounterMeter.of(limit).register(counters, (counts) -> counts.count(limit), this.tags, this.registry);
		}
	}

	private void connections() {
		String description = "Current connections, open or pending";
		gauge("neffos.connections", description, Tags.of(TagKeys.STATE, "open"), ManagedNeffosServer::totalConnections);
		gauge("neffos.connections", description, Tags.of(TagKeys.STATE, "pending"),
				(source) -> source.inspection().counts().pending());
	}

	private void namespace(String namespace) {
		Tags namespaceTags = Tags.of(TagKeys.NAMESPACE, TagValues.namespace(namespace));
		gauge("neffos.namespace.connections", "Connections to a namespace", namespaceTags,
				(source) -> source.connectionCount(namespace));
		gauge("neffos.namespace.rooms", "Rooms with members", namespaceTags,
				(source) -> source.inspection().roomCount(namespace));
	}

	private void queues() {
		Tags loops = Tags.of(TagKeys.QUEUE, "loops");
		Tags clients = Tags.of(TagKeys.QUEUE, "clients");
		String messages = "Messages queued for event loops or slow clients";
		gauge("neffos.queue.messages", messages, loops, (source) -> source.outboundLoad().queuedMessages());
		gauge("neffos.queue.messages", messages, clients, (source) -> source.outboundLoad().waitingMessages());
		bytes(loops, (source) -> source.outboundLoad().queuedBytes());
		bytes(clients, (source) -> source.outboundLoad().waitingBytes());
		memory("heap", (source) -> source.memoryLoad().heapBytes());
		memory("direct", (source) -> source.memoryLoad().directBytes());
		gauge("neffos.slow.consumers", "Clients with unread messages", Tags.empty(),
				(source) -> source.outboundLoad().slowClients());
	}

	private void gauge(String name, String description, Tags more, ToDoubleFunction<ManagedNeffosServer> value) {
		Gauge.builder(name, this.server, value)
			.description(description)
			.tags(this.tags.and(more))
			.register(this.registry);
	}

	private void memory(String area, ToDoubleFunction<ManagedNeffosServer> value) {
		Gauge.builder("neffos.waiting.memory", this.server, value)
			.description("Memory of queued messages, from clients and to clients")
			.baseUnit(BaseUnits.BYTES)
			.tags(this.tags.and(TagKeys.AREA, area))
			.register(this.registry);
	}

	private void bytes(Tags more, ToDoubleFunction<ManagedNeffosServer> value) {
		Gauge.builder("neffos.queue.size", this.server, value)
			.description("Size of the messages queued for event loops or slow clients")
			.baseUnit(BaseUnits.BYTES)
			.tags(this.tags.and(more))
			.register(this.registry);
	}

}
