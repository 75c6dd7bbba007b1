package io.neffos.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.Map;

import io.neffos.spring.annotation.support.AnnotatedEventConfigurer;
import io.neffos.spring.limits.DrainSettings;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.webflux.NeffosEndpoint;
import io.neffos.spring.webflux.NeffosHandlerMapping;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.socket.WebSocketHandler;

/**
 * Auto-configuration of the neffos endpoint in a WebFlux application.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = NeffosAutoConfiguration.class,
		afterName = "org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration")
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnClass({ DispatcherHandler.class, WebSocketHandler.class, WebServerApplicationContext.class })
@ConditionalOnBean({ ManagedNeffosServer.class, NeffosServerProperties.class })
public final class NeffosWebFluxAutoConfiguration {

	/** Spring Boot's default. */
	private static final Duration PHASE_TIMEOUT = Duration.ofSeconds(30);

	NeffosWebFluxAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	NeffosEndpoint neffosEndpoint(ManagedNeffosServer server, NeffosServerProperties properties) {
		return NeffosEndpoint.builder(server)
			.path(properties.path())
			.maxMessageSize(Math.toIntExact(properties.maxMessageSize().toBytes()))
			.maxHeaderSize(Math.toIntExact(properties.maxHeaderSize().toBytes()))
			.allowedOrigins(properties.allowedOrigins())
			.allowedHosts(properties.allowedHosts())
			.queryHeaders(properties.allowedQueryHeaders())
			.build();
	}

	@Bean
	EndpointLog neffosEndpointLog(ApplicationContext context, AnnotatedEventConfigurer events) {
		return new EndpointLog(context, events);
	}

	@Bean
	@ConditionalOnMissingBean
	NeffosHandlerMapping neffosHandlerMapping(ApplicationContext context) {
		WebServerCheck.check(context);
		// By type, not by injection, which leaves out those that are no default
		// candidates.
		Map<String, NeffosEndpoint> endpoints = context.getBeansOfType(NeffosEndpoint.class);
		EndpointPaths.check(endpoints);
		return new NeffosHandlerMapping(endpoints.values());
	}

	@Bean
	@ConditionalOnMissingBean
	DrainSettings neffosDrainSettings(NeffosServerProperties properties, Environment environment) {
		NeffosServerProperties.Shutdown shutdown = properties.shutdown();
		Duration phase = environment.getProperty("spring.lifecycle.timeout-per-shutdown-phase", Duration.class,
				PHASE_TIMEOUT);
		// the other half is for handlers, callbacks and clients that answer late
		return DrainSettings.DEFAULTS.withBatchSize(shutdown.batchSize())
			.withInterval(shutdown.batchInterval())
			.withTimeout(phase.dividedBy(2));
	}

	@Bean
	@ConditionalOnMissingBean
	NeffosServerLifecycle neffosServerLifecycle(ListableBeanFactory beanFactory, DrainSettings settings) {
		return new NeffosServerLifecycle(beanFactory, settings);
	}

}
