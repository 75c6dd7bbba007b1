package io.neffos.spring.stress;

import java.util.List;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.neffos.spring.boot.metrics.NeffosMetricsAutoConfiguration;
import io.neffos.spring.server.NeffosServer;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The gauges that an application with metrics has.
 */
final class SoakGauges {

	private final MeterRegistry registry = new SimpleMeterRegistry();

	SoakGauges(NeffosServer server) {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(NeffosMetricsAutoConfiguration.class))
			.withBean(MeterRegistry.class, () -> this.registry)
			.withBean(NeffosServer.class, () -> server)
			.run((context) -> context.getBeansOfType(MeterBinder.class)
				.values()
				.forEach((binder) -> binder.bindTo(this.registry)));
	}

	/**
	 * Returns how many connections the gauges tell of.
	 */
	double connections() {
		return this.registry.get("neffos.connections").tag("state", "open").gauge().value();
	}

	void assertZero() {
		List<Gauge> gauges = this.registry.getMeters()
			.stream()
			.filter(Gauge.class::isInstance)
			.map(Gauge.class::cast)
			.toList();
		assertThat(gauges).as("gauges")
			.hasSizeGreaterThan(8)
			.allSatisfy((gauge) -> assertThat(gauge.value()).as("%s", gauge.getId()).isZero());
	}

}
