package io.neffos.spring.boot.metrics;

import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.neffos.spring.engine.support.BlockingPool;
import io.neffos.spring.engine.support.BlockingSchedulers;

/**
 * Registers the gauges of the threads for methods that may block.
 */
final class BlockingMetrics implements MeterBinder {

	private final BlockingSchedulers schedulers;

	private final ServerNames names;

	BlockingMetrics(BlockingSchedulers schedulers, ServerNames names) {
		this.schedulers = schedulers;
		this.names = names;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		// a registry may be bound before the names' own turn
		this.names.resolve();
		String server = this.names.main();
		this.schedulers.pools().forEach((methods, pool) -> {
			gauge(registry, pool, Tags.of(TagKeys.SERVER, server, TagKeys.METHODS, methods, TagKeys.STATE, "running"),
					(source) -> source.load().running());
			gauge(registry, pool, Tags.of(TagKeys.SERVER, server, TagKeys.METHODS, methods, TagKeys.STATE, "waiting"),
					(source) -> source.load().waiting());
		});
	}

	private static void gauge(MeterRegistry registry, BlockingPool pool, Tags tags,
			ToDoubleFunction<BlockingPool> value) {
		Gauge.builder("neffos.blocking.calls", pool, value)
			.description("Calls of methods that may block, which run or wait for a thread")
			.tags(tags)
			.register(registry);
	}

}
