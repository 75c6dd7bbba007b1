package io.neffos.spring.boot.autoconfigure;

import io.neffos.spring.annotation.support.AnnotatedEventConfigurer;
import io.neffos.spring.server.ManagedNeffosServer;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnNotWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration of what is said in applications in which neffos has no endpoint.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = NeffosAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "neffos.server.enabled", matchIfMissing = true)
public final class NeffosWithoutEndpointAutoConfiguration {

	NeffosWithoutEndpointAutoConfiguration() {
	}

	/**
	 * A servlet application doesn't start with event methods, unless the server is the
	 * application's own.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	@ConditionalOnMissingBean(ManagedNeffosServer.class)
	static class ServletConfiguration {

		@Bean
		static BeanFactoryPostProcessor neffosServletApplicationCheck() {
			return EndpointCheck::servletApplication;
		}

	}

	/**
	 * An application without a web server keeps its server, which other beans have
	 * injected: tests start applications in that way.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnNotWebApplication
	@ConditionalOnBean(name = "neffosServer", value = ManagedNeffosServer.class)
	static class NoWebConfiguration {

		@Bean
		SmartInitializingSingleton neffosNoWebApplicationCheck(AnnotatedEventConfigurer events) {
			return () -> EndpointCheck.noWebApplication(events);
		}

	}

}
