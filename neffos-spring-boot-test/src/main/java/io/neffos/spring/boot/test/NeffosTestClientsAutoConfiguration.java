package io.neffos.spring.boot.test;

import java.net.URI;

import io.neffos.spring.message.BodyConverter;
import io.neffos.spring.test.NeffosTestClients;
import io.neffos.spring.webflux.NeffosEndpoint;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.test.http.server.LocalTestWebServer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of test clients for the web server that a test has started.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass(LocalTestWebServer.class)
public final class NeffosTestClientsAutoConfiguration {

	NeffosTestClientsAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	NeffosTestClients neffosTestClients(ApplicationContext context, ObjectProvider<NeffosEndpoint> endpoint,
			ObjectProvider<BodyConverter> converter) {
		return new NeffosTestClients(() -> uri(context, endpoint.getObject()),
				converter.getIfAvailable(BodyConverter::simple));
	}

	private static URI uri(ApplicationContext context, NeffosEndpoint endpoint) {
		return URI.create(LocalTestWebServer.obtain(context).uri(endpoint.path()).replaceFirst("^http", "ws"));
	}

}
