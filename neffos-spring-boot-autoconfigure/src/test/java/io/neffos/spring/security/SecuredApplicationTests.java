package io.neffos.spring.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.wire.RawClient;
import io.neffos.spring.wire.RawRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring Security's login in front of the endpoint.
 */
class SecuredApplicationTests {

	private ConfigurableApplicationContext application;

	private int port;

	@BeforeEach
	void start() {
		this.application = new SpringApplicationBuilder(SecuredApplication.class).web(WebApplicationType.REACTIVE)
			.properties("server.port=0", "server.address=127.0.0.1")
			.run();
		this.port = this.application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	@AfterEach
	void stop() {
		this.application.close();
	}

	@Test
	void withoutCredentials() throws IOException {
		try (RawClient client = RawClient.open(this.port, "/neffos")) {
			assertThat(client.response().status()).as("before the upgrade").isEqualTo(401);
		}
		assertThat(this.application.getBean(NeffosServer.class).acceptedConnections()).isZero();
	}

	@Test
	void withWrongCredentials() throws IOException {
		try (RawClient client = RawClient.open(this.port, upgrade("ann:wrong"))) {
			assertThat(client.response().status()).isEqualTo(401);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "blocking", "reactive", "context" })
	void principal(String event) throws IOException {
		try (RawClient client = RawClient.open(this.port, upgrade("ann:secret"))) {
			assertThat(client.response().status()).isEqualTo(101);
			client.text("M").text("$1;default;;_OnNamespaceConnect;0;0;").text("$2;default;;" + event + ";0;0;");
			assertThat(client.next().text()).startsWith("A");
			assertThat(client.next().text()).isEqualTo("$1;;;;;;");
			assertThat(client.next().text()).isEqualTo("$2;default;;" + event + ";0;0;ann");
		}
	}

	@ParameterizedTest
	@CsvSource({ "moderated, allowed, 0;0;yes", "moderated, denied, 1;0;access denied",
			"moderated, blocking, 1;0;internal error", "closed, anything, 1;0;access denied" })
	void methodSecurity(String namespace, String event, String answer) throws IOException {
		try (RawClient client = RawClient.open(this.port, upgrade("ann:secret"))) {
			client.text("M").text("$1;" + namespace + ";;_OnNamespaceConnect;0;0;");
			client.text("$2;" + namespace + ";;" + event + ";0;0;");
			assertThat(client.next().text()).startsWith("A");
			assertThat(client.next().text()).isEqualTo("$1;;;;;;");
			assertThat(client.next().text()).isEqualTo("$2;" + namespace + ";;" + event + ";" + answer);
		}
	}

	@Test
	void methodSecurityOfALifecycleMethod() throws IOException {
		try (RawClient client = RawClient.open(this.port, upgrade("ann:secret"))) {
			client.text("M").text("$1;moderated;;_OnNamespaceConnect;0;0;");
			client.text("$2;moderated;vip;_OnRoomJoin;0;0;");
			assertThat(client.next().text()).startsWith("A");
			assertThat(client.next().text()).isEqualTo("$1;;;;;;");
			assertThat(client.next().text()).isEqualTo("$2;moderated;vip;_OnRoomJoin;1;0;access denied");
		}
		assertThat(this.application.getBean(NeffosServer.class).rooms("moderated")).isEmpty();
	}

	private static RawRequest upgrade(String credentials) {
		return RawRequest.of("GET", "/neffos")
			.header("Authorization",
					"Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
	}

}
