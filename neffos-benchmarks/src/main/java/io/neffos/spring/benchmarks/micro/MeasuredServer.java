package io.neffos.spring.benchmarks.micro;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.neffos.spring.boot.autoconfigure.NeffosAutoConfiguration;
import io.neffos.spring.boot.autoconfigure.NeffosServerCustomizer;
import io.neffos.spring.boot.metrics.NeffosMetricsAutoConfiguration;
import io.neffos.spring.server.ManagedNeffosServer;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A server with the metrics that it has in an application.
 */
final class MeasuredServer {

	private MeasuredServer() {
	}

	static ManagedNeffosServer create() {
		// the process ends with the benchmark, and the context with it
		return new AnnotationConfigApplicationContext(Application.class).getBean(ManagedNeffosServer.class);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ NeffosAutoConfiguration.class, NeffosMetricsAutoConfiguration.class })
	static class Application {

		@Bean
		SimpleMeterRegistry meterRegistry() {
			return new SimpleMeterRegistry();
		}

		@Bean
		NeffosServerCustomizer namespace() {
			return (server) -> server.namespace(MemoryServer.NAMESPACE, (namespace) -> {
			});
		}

	}

}
