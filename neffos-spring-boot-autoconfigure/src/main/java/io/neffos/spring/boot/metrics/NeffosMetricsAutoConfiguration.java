package io.neffos.spring.boot.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.neffos.spring.boot.autoconfigure.NeffosAutoConfiguration;
import io.neffos.spring.engine.support.BlockingSchedulers;
import io.neffos.spring.server.ManagedNeffosServer;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration of the servers' metrics.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = NeffosAutoConfiguration.class,
		afterName = {
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
				"org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration" })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({ MeterRegistry.class, ManagedNeffosServer.class })
@Import(ServerNames.class)
public final class NeffosMetricsAutoConfiguration {

	NeffosMetricsAutoConfiguration() {
	}

	@Bean
	NeffosServerMetrics neffosServerMetrics(ListableBeanFactory beanFactory) {
		return new NeffosServerMetrics(beanFactory);
	}

	@Bean
	@ConditionalOnBean(BlockingSchedulers.class)
	BlockingMetrics neffosBlockingMetrics(BlockingSchedulers schedulers, ServerNames names) {
		return new BlockingMetrics(schedulers, names);
	}

	@Bean
	BroadcastMetrics neffosBroadcastMetrics(MeterRegistry registry, ServerNames names) {
		return new BroadcastMetrics(registry, names);
	}

}
