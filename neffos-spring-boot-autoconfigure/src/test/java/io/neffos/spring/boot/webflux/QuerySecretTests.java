package io.neffos.spring.boot.webflux;

import java.io.IOException;

import io.neffos.spring.boot.autoconfigure.NeffosAutoConfiguration;
import io.neffos.spring.boot.autoconfigure.NeffosWebFluxAutoConfiguration;
import io.neffos.spring.connection.Handshake;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.server.ConnectionInterceptor;
import io.neffos.spring.wire.Opcode;
import io.neffos.spring.wire.RawClient;
import io.neffos.spring.wire.RawRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A token in the query, where browsers have to put it, and the log at its default level.
 */
@ExtendWith(OutputCaptureExtension.class)
class QuerySecretTests {

	private static final String TARGET = "/neffos?X-Websocket-Header-Authorization=hunter2&key=hunter2";

	private final ConfigurableApplicationContext application = new SpringApplicationBuilder(TokenApplication.class)
		.web(WebApplicationType.REACTIVE)
		.properties("server.port=0", "server.address=127.0.0.1", "neffos.server.allowed-query-headers=Authorization")
		.run();

	private final int port = this.application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);

	@AfterEach
	void stop() {
		this.application.close();
	}

	@Test
	void acceptedHandshake(CapturedOutput output) throws IOException {
		try (RawClient client = RawClient.open(this.port, TARGET)) {
			assertThat(client.text("M").next().text()).startsWith("A");
		}
		assertThat(output).contains("Started").doesNotContain("hunter2");
	}

	@Test
	void refusedHandshake(CapturedOutput output) throws IOException {
		RawRequest request = RawRequest.of("GET", TARGET).header("X-Refused", "hunter2");
		try (RawClient client = RawClient.open(this.port, request)) {
			assertThat(client.text("M").next().text()).isEqualTo("Hnot you");
			assertThat(client.next().opcode()).isEqualTo(Opcode.CLOSE);
		}
		assertThat(output).contains("Started").doesNotContain("hunter2");
	}

	@Test
	void serversPartByAClient(CapturedOutput output) throws IOException {
		try (RawClient client = RawClient.open(this.port, TARGET)) {
			assertThat(client.text("Avictim").next().opcode()).isEqualTo(Opcode.CLOSE);
		}
		assertThat(output).contains("Started").doesNotContain("hunter2");
	}

	@Test
	void foreignOrigin(CapturedOutput output) throws IOException {
		RawRequest request = RawRequest.of("GET", TARGET).header("Origin", "https://evil.example");
		try (RawClient client = RawClient.open(this.port, request)) {
			assertThat(client.response().status()).isEqualTo(403);
		}
		assertThat(output).contains("Started").doesNotContain("hunter2");
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ NeffosAutoConfiguration.class, NeffosWebFluxAutoConfiguration.class,
			NettyReactiveWebServerAutoConfiguration.class, HttpHandlerAutoConfiguration.class,
			WebFluxAutoConfiguration.class })
	static class TokenApplication {

		/**
		 * Refuses a token, which shows that it has been read.
		 */
		@Bean
		ConnectionInterceptor interceptor() {
			return new ConnectionInterceptor() {

				@Override
				public Mono<Void> onConnect(NeffosConnection connection) {
					Handshake handshake = connection.handshake();
					String refused = handshake.header("X-Refused");
					return (refused != null && refused.equals(handshake.header("Authorization")))
							? Mono.error(new NeffosException("not you")) : Mono.empty();
				}

			};
		}

	}

}
