package io.neffos.spring.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

import io.neffos.spring.boot.test.AutoConfigureNeffosTestClients;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.test.NeffosTestClientBuilder;
import io.neffos.spring.test.NeffosTestClients;
import io.neffos.spring.test.TestNamespace;
import io.neffos.spring.wire.RawRequest;
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
import org.springframework.boot.test.web.server.LocalServerPort;

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
	private ManagedNeffosServer server;

	@LocalServerPort
	private int port;

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

	@Test
	void probeOfAReconnectingClient() throws IOException {
		RawRequest probe = RawRequest.of("HEAD", "/neffos").header("Authorization", basic("ann:secret"));
		assertThat(probe.exchange(this.port).status()).isEqualTo(204);
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

	@ParameterizedTest
	@CsvSource({ "moderated, allowed, answer yes", "moderated, denied, error access denied",
			"moderated, blocking, error internal error", "closed, anything, error access denied" })
	void methodSecurity(String namespace, String event, String outcome) {
		TestNamespace connected = as("ann:secret").connect().flatMap((client) -> client.connect(namespace)).block(SOON);
		StepVerifier
			.create(connected.ask(event, "")
				.map((answer) -> "answer " + answer.text())
				.onErrorResume(NeffosException.class, (error) -> Mono.just("error " + error.text())))
			.expectNext(outcome)
			.expectComplete()
			.verify(SOON);
	}

	@Test
	void methodSecurityOfALifecycleMethod() {
		TestNamespace moderated = as("ann:secret").connect()
			.flatMap((client) -> client.connect("moderated"))
			.block(SOON);
		StepVerifier.create(moderated.join("vip")).expectErrorMessage("access denied").verify(SOON);
		assertThat(this.server.rooms("moderated")).isEmpty();
	}

	private NeffosTestClientBuilder as(String credentials) {
		return this.clients.builder().header("Authorization", basic(credentials));
	}

	private static String basic(String credentials) {
		return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
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
