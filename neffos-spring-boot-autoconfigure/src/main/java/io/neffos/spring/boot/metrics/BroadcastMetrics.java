package io.neffos.spring.boot.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.neffos.spring.connection.Broadcast;
import io.neffos.spring.connection.BroadcastObserver;
import io.neffos.spring.connection.BroadcastResult;
import org.jspecify.annotations.Nullable;

/**
 * Measures the duration and the number of recipients of the auto-configured server's
 * broadcasts.
 */
final class BroadcastMetrics implements BroadcastObserver {

	private final Map<String, Meters> meters = new ConcurrentHashMap<>();

	private final MeterRegistry registry;

	private final ServerNames names;

	BroadcastMetrics(MeterRegistry registry, ServerNames names) {
		this.registry = registry;
		this.names = names;
	}

	@Override
	public Consumer<BroadcastResult> begun(@Nullable String namespace, Broadcast broadcast) {
		Meters own = meters(TagValues.namespace(namespace));
		long start = this.registry.config().clock().monotonicTime();
		return (result) -> {
			own.time().record(this.registry.config().clock().monotonicTime() - start, TimeUnit.NANOSECONDS);
			own.recipients().record(result.recipients());
		};
	}

	/**
	 * Those with an unknown server's name, before the start, aren't kept.
	 */
	private Meters meters(String namespace) {
		return (this.names.isResolved()) ? this.meters.computeIfAbsent(namespace, this::create) : create(namespace);
	}

	private Meters create(String namespace) {
		Tags tags = Tags.of(TagKeys.SERVER, this.names.main(), TagKeys.NAMESPACE, namespace);
		return new Meters(
				Timer.builder("neffos.broadcast")
					.description("From the begin of a broadcast until it was handed to its last connection")
					.tags(tags)
					.register(this.registry),
				DistributionSummary.builder("neffos.broadcast.recipients")
					.description("How many connections a broadcast was for")
					.tags(tags)
					.register(this.registry));
	}

	private record Meters(Timer time, DistributionSummary recipients) {

	}

}
