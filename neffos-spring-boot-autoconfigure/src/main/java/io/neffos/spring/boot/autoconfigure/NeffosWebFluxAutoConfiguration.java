package io.neffos.spring.boot.autoconfigure;

import io.neffos.spring.annotation.support.AnnotatedEvents;
import io.neffos.spring.server.NeffosServer;
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
import org.springframework.context.annotation.Bean;
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
@ConditionalOnBean({ NeffosServer.class, NeffosProperties.class })
public final class NeffosWebFluxAutoConfiguration {

	NeffosWebFluxAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	NeffosEndpoint neffosEndpoint(NeffosServer server, NeffosProperties properties, AnnotatedEvents events) {
		EndpointLog.log(properties.path(), server, events);
		return NeffosEndpoint.builder(server)
			.path(properties.path())
			.maxMessageSize(Math.toIntExact(properties.maxMessageSize().toBytes()))
			.allowedOrigins(properties.allowedOrigins())
			.queryHeaders(properties.queryHeaders())
			.build();
	}

	@Bean
	@ConditionalOnMissingBean
	NeffosHandlerMapping neffosHandlerMapping(ListableBeanFactory beanFactory) {
		// By type, not by injection, which leaves out those that are no default
		// candidates.
		return new NeffosHandlerMapping(beanFactory.getBeansOfType(NeffosEndpoint.class).values());
	}

	@Bean
	@ConditionalOnMissingBean
	NeffosServerLifecycle neffosServerLifecycle(ListableBeanFactory beanFactory) {
		return new NeffosServerLifecycle(beanFactory);
	}

}
