package io.neffos.spring.boot.test;

import java.net.InetAddress;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.reactive.ConfigurableReactiveWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration that keeps the web server of a {@link NeffosTest @NeffosTest} from
 * being reached from other machines, unless {@code server.address} says otherwise.
 *
 * @since 0.1.0
 */
@AutoConfiguration
public final class LoopbackAutoConfiguration {

	LoopbackAutoConfiguration() {
	}

	@Bean
	WebServerFactoryCustomizer<ConfigurableReactiveWebServerFactory> neffosLoopbackCustomizer(Environment environment) {
		return (factory) -> {
			if (!environment.containsProperty("server.address")) {
				factory.setAddress(InetAddress.getLoopbackAddress());
			}
		};
	}

}
