package io.neffos.spring.boot.webflux;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

import io.neffos.spring.boot.autoconfigure.NeffosAutoConfiguration;
import io.neffos.spring.boot.autoconfigure.NeffosWebFluxAutoConfiguration;
import io.neffos.spring.wire.RawClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The timeout that the guide recommends for the time before the upgrade.
 */
class IdleSocketTests {

	private final ConfigurableApplicationContext application = new SpringApplicationBuilder(Application.class)
		.web(WebApplicationType.REACTIVE)
		.properties("server.port=0", "server.address=127.0.0.1", "server.netty.idle-timeout=300ms")
		.run();

	private final int port = this.application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);

	@AfterEach
	void stop() {
		this.application.close();
	}

	@Test
	void socketWithoutRequest() throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout(5000);
			assertThat(socket.getInputStream().read()).isEqualTo(-1);
		}
	}

	@Test
	void idleWebSocket() throws IOException {
		try (RawClient client = RawClient.open(this.port, "/neffos")) {
			assertThat(client.text("M").next().text()).startsWith("A");
			assertThat(client.poll(Duration.ofSeconds(1))).isNull();
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ NeffosAutoConfiguration.class, NeffosWebFluxAutoConfiguration.class,
			NettyReactiveWebServerAutoConfiguration.class, HttpHandlerAutoConfiguration.class,
			WebFluxAutoConfiguration.class })
	static class Application {

	}

}
