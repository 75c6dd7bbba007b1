package io.neffos.spring.security;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

import io.neffos.spring.boot.test.AutoConfigureNeffosTestClients;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.test.NeffosTestClientBuilder;
import io.neffos.spring.test.NeffosTestClients;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring Security's login in front of the endpoint.
 */
@SpringBootTest(classes = SecuredApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "server.address=127.0.0.1")
@AutoConfigureNeffosTestClients
class SecuredApplicationTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	@Autowired
	private NeffosTestClients clients;

	@Autowired
	private NeffosServer server;

	@BeforeEach
	void nobodyThere() {
		Awaitility.await().atMost(SOON).until(() -> this.server.acceptedConnections() == 0);
	}

	@Test
	void withoutCredentials() {
		assertRefused(this.clients.builder());
	}

	@Test
	void withWrongCredentials() {
		assertRefused(as("ann:wrong"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "blocking", "reactive", "context" })
	void principal(String event) {
		StepVerifier
			.create(as("ann:secret").connect()
				.flatMap((client) -> client.connect("default"))
				.flatMap((namespace) -> namespace.ask(event, ""))
				.map(NeffosMessage::text))
			.expectNext("ann")
			.expectComplete()
			.verify(SOON);
	}

	@Test
	void methodSecurity() {
		StepVerifier.create(moderated("moderated", "allowed")).expectNext("yes").expectComplete().verify(SOON);
	}

	@ParameterizedTest
	@CsvSource({ "moderated, denied, access denied", "moderated, blocking, internal error",
			"closed, anything, access denied" })
	void methodSecurityThatDenies(String namespace, String event, String text) {
		StepVerifier.create(moderated(namespace, event)).expectErrorMessage(text).verify(SOON);
	}

	@Test
	void methodSecurityOfALifecycleMethod() {
		StepVerifier
			.create(as("ann:secret").connect()
				.flatMap((client) -> client.connect("moderated"))
				.flatMap((namespace) -> namespace.join("vip")))
			.expectErrorMessage("access denied")
			.verify(SOON);
		assertThat(this.server.rooms("moderated")).isEmpty();
	}

	private Mono<String> moderated(String namespace, String event) {
		return as("ann:secret").connect()
			.flatMap((client) -> client.connect(namespace))
			.flatMap((member) -> member.ask(event, ""))
			.map(NeffosMessage::text);
	}

	private NeffosTestClientBuilder as(String credentials) {
		return this.clients.builder()
			.header("Authorization",
					"Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
	}

	private void assertRefused(NeffosTestClientBuilder client) {
		StepVerifier.create(client.connect())
			.expectErrorSatisfies(
					(error) -> assertThat(error).isInstanceOfSatisfying(WebSocketClientHandshakeException.class,
							(ex) -> assertThat(ex.response().status().code()).as("before the upgrade").isEqualTo(401)))
			.verify(SOON);
		assertThat(this.server.acceptedConnections()).isZero();
	}

}
