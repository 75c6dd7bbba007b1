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
public final class NeffosMetricsAutoConfiguration {

	NeffosMetricsAutoConfiguration() {
	}

	@Bean
	NeffosServerMetrics neffosServerMetrics(ListableBeanFactory beanFactory) {
		return new NeffosServerMetrics(beanFactory);
	}

	@Bean
	@ConditionalOnBean(BlockingSchedulers.class)
	BlockingMetrics neffosBlockingMetrics(BlockingSchedulers schedulers, ListableBeanFactory beanFactory) {
		return new BlockingMetrics(schedulers, new ServerNames(beanFactory));
	}

	@Bean
	BroadcastMetrics neffosBroadcastMetrics(MeterRegistry registry, ListableBeanFactory beanFactory) {
		return new BroadcastMetrics(registry, new ServerNames(beanFactory));
	}

}
