package io.neffos.spring.boot.webflux;

import java.io.IOException;

import io.neffos.spring.boot.autoconfigure.NeffosAutoConfiguration;
import io.neffos.spring.boot.autoconfigure.NeffosWebFluxAutoConfiguration;
import io.neffos.spring.wire.RawClient;
import io.neffos.spring.wire.RawRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A filter that answers CORS requests from everywhere, in front of the endpoint.
 */
class CorsFilterTests {

	private final ConfigurableApplicationContext application = new SpringApplicationBuilder(OpenApplication.class)
		.web(WebApplicationType.REACTIVE)
		.properties("server.port=0", "server.address=127.0.0.1",
				"neffos.server.allowed-origins=https://*.friend.example,https://partner.example")
		.run();

	private final int port = this.application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);

	@AfterEach
	void stop() {
		this.application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example", "http://127.0.0.1:1", "null", "https://friend.example.evil",
			"no origin", "https://evilfriend.example", "https://www.friend.example.evil.example",
			"http://www.friend.example", "https://www.friend.example:8443", "https://partner.example.evil.example",
			"https://evilpartner.example", "https://www.partner.example", "http://partner.example" })
	void foreignOrigin(String origin) throws IOException {
		assertThat(status(RawRequest.of("GET", "/neffos").header("Origin", origin))).isEqualTo(403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://www.friend.example", "https://partner.example" })
	void allowedOrigin(String origin) throws IOException {
		assertThat(status(RawRequest.of("GET", "/neffos").header("Origin", origin))).isEqualTo(101);
	}

	@Test
	void ownOrigin() throws IOException {
		assertThat(status(RawRequest.of("GET", "/neffos").header("Origin", "http://127.0.0.1:" + this.port)))
			.isEqualTo(101);
	}

	@Test
	void noOrigin() throws IOException {
		assertThat(status(RawRequest.of("GET", "/neffos"))).isEqualTo(101);
	}

	private int status(RawRequest request) throws IOException {
		try (RawClient client = RawClient.open(this.port, request)) {
			return client.response().status();
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ NeffosAutoConfiguration.class, NeffosWebFluxAutoConfiguration.class,
			NettyReactiveWebServerAutoConfiguration.class, HttpHandlerAutoConfiguration.class,
			WebFluxAutoConfiguration.class })
	static class OpenApplication {

		@Bean
		CorsWebFilter corsFilter() {
			CorsConfiguration everywhere = new CorsConfiguration().applyPermitDefaultValues();
			everywhere.addAllowedOriginPattern("*");
			return new CorsWebFilter((exchange) -> everywhere);
		}

	}

}
