package io.neffos.spring.boot.metrics;

import java.io.IOException;
import java.time.Duration;

import io.neffos.spring.boot.autoconfigure.NeffosAutoConfiguration;
import io.neffos.spring.boot.autoconfigure.NeffosWebFluxAutoConfiguration;
import io.neffos.spring.wire.RawClient;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.reactive.context.AnnotationConfigReactiveWebServerApplicationContext;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxObservationAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with metrics and observations, and its clients.
 */
final class ObservedApplication {

	private ObservedApplication() {
	}

	static ReactiveWebApplicationContextRunner runner() {
		return new ReactiveWebApplicationContextRunner(AnnotationConfigReactiveWebServerApplicationContext::new)
			.withConfiguration(
					AutoConfigurations.of(NeffosAutoConfiguration.class, NeffosWebFluxAutoConfiguration.class,
							NeffosMetricsAutoConfiguration.class, NeffosObservationAutoConfiguration.class,
							CodecsAutoConfiguration.class, NettyReactiveWebServerAutoConfiguration.class,
							HttpHandlerAutoConfiguration.class, WebFluxAutoConfiguration.class,
							WebFluxObservationAutoConfiguration.class, MetricsAutoConfiguration.class,
							CompositeMeterRegistryAutoConfiguration.class, ObservationAutoConfiguration.class))
			.withUserConfiguration(OwnEventLoops.class)
			.withPropertyValues("server.port=0", "server.address=127.0.0.1");
	}

	static RawClient connected(ApplicationContext context, String namespace) throws IOException {
		RawClient client = RawClient.open(port(context), "/neffos");
		client.text("M");
		assertThat(client.next().text()).startsWith("A");
		assertThat(ask(client, "$c;" + namespace + ";;_OnNamespaceConnect;0;0;")).isEqualTo("$c;;;;;;");
		return client;
	}

	static String ask(RawClient client, String question) throws IOException {
		client.text(question);
		return client.next().text();
	}

	static int port(ApplicationContext context) {
		return ((WebServerApplicationContext) context).getWebServer().getPort();
	}

	/**
	 * Event loops that end with the application alone.
	 */
	@Configuration(proxyBeanMethods = false)
	static class OwnEventLoops {

		@Bean
		ReactorResourceFactory ownEventLoops() {
			ReactorResourceFactory resources = new ReactorResourceFactory();
			resources.setUseGlobalResources(false);
			resources.setShutdownQuietPeriod(Duration.ZERO);
			return resources;
		}

	}

}
