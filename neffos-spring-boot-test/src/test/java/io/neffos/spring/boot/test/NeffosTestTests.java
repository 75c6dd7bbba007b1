package io.neffos.spring.boot.test;

import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;

import io.neffos.spring.annotation.support.NeffosHandlerMethodArgumentResolver;
import io.neffos.spring.boot.test.application.ChatApplication;
import io.neffos.spring.boot.test.application.ChatController;
import io.neffos.spring.boot.test.application.Greetings;
import io.neffos.spring.boot.test.application.OtherController;
import io.neffos.spring.boot.test.application.WebController;
import io.neffos.spring.connection.BroadcastObserver;
import io.neffos.spring.connection.SlowConsumerListener;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.EventHandlerDecorator;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.test.NeffosTestClient;
import io.neffos.spring.test.NeffosTestClientBuilder;
import io.neffos.spring.test.NeffosTestClients;
import io.neffos.spring.test.TestNamespace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.mockito.BDDMockito;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of {@link NeffosTest @NeffosTest}.
 */
class NeffosTestTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private static NeffosTestClientBuilder asAda(NeffosTestClients clients) {
		return clients.builder().header("Authorization", "Basic YWRhOnNlY3JldA==");
	}

	/**
	 * All controllers.
	 */
	@Nested
	@NeffosTest(properties = "neffos.server.path=/chat",
			excludeAutoConfiguration = ReactiveWebSecurityAutoConfiguration.class)
	@ContextConfiguration(classes = ChatApplication.class)
	class AllControllers {

		@Autowired
		private ApplicationContext context;

		@Autowired
		private NeffosTestClients clients;

		@Autowired
		private NeffosServer server;

		@MockitoBean
		private Greetings greetings;

		@BeforeEach
		void nobodyElse() {
			assertThat(this.server.totalConnections()).as("clients of the test before").isZero();
		}

		@Test
		void components() {
			assertThat(this.context.getBeansOfType(ChatController.class)).hasSize(1);
			assertThat(this.context.getBeansOfType(OtherController.class)).hasSize(1);
			assertThat(this.context.getBeansOfType(WebController.class)).as("not for neffos").isEmpty();
			assertThat(this.context.getBeansOfType(EventHandlerDecorator.class)).hasSize(1);
			assertThat(this.context.getBeansOfType(BroadcastObserver.class)).hasSize(1);
			assertThat(this.context.getBeansOfType(NeffosHandlerMethodArgumentResolver.class)).hasSize(1);
			assertThat(this.context.getBeansOfType(SlowConsumerListener.class)).as("beside Boot's own").hasSize(2);
			assertThat(this.context.getEnvironment().getProperty("local.server.port")).isNotEqualTo("8080");
		}

		@RepeatedTest(3)
		void asks() {
			BDDMockito.given(this.greetings.of("Ada")).willReturn("Hello, Ada!");
			TestNamespace chat = this.clients.connect("chat").block(SOON);
			StepVerifier.create(chat.ask("greet", new Name("Ada")).map(NeffosMessage::text))
				.expectNext("{\"text\":\"Hello, Ada!\"}")
				.expectComplete()
				.verify(SOON);
			StepVerifier.create(chat.ask("fail", "")).expectErrorMessage("advised: no").verify(SOON);
		}

		@RepeatedTest(3)
		void broadcasts() {
			TestNamespace ada = this.clients.connect("chat").block(SOON);
			TestNamespace bob = this.clients.connect("chat").block(SOON);
			StepVerifier.create(bob.events("said").map(NeffosMessage::text))
				.then(() -> ada.emit("say", "Hello"))
				.expectNext("Hello")
				.thenCancel()
				.verify(SOON);
		}

		@Test
		void interceptor() {
			StepVerifier.create(this.clients.builder().header("X-Refuse", "1").connect())
				.expectErrorMessage("refused by a header")
				.verify(SOON);
		}

	}

	/**
	 * One controller by name.
	 */
	@Nested
	@NeffosTest(controllers = OtherController.class,
			properties = { "spring.security.user.name=ada", "spring.security.user.password={noop}secret" })
	@ContextConfiguration(classes = ChatApplication.class)
	class OneController {

		@Autowired
		private ApplicationContext context;

		@Autowired
		private NeffosTestClients clients;

		@Test
		void components() {
			assertThat(this.context.getBeansOfType(ChatController.class)).isEmpty();
			assertThat(this.context.getBeansOfType(OtherController.class)).hasSize(1);
			NeffosTestClient client = asAda(this.clients).connect().block(SOON);
			StepVerifier.create(client.connect("chat")).expectErrorMessage("bad namespace").verify(SOON);
			StepVerifier.create(client.connect("other").flatMap((other) -> other.ask("ping", "")))
				.assertNext((answer) -> assertThat(answer.text()).isEqualTo("pong"))
				.expectComplete()
				.verify(SOON);
		}

		@Test
		void security() {
			StepVerifier.create(this.clients.connect())
				.expectErrorMatches((error) -> error.getMessage().contains("401"))
				.verify(SOON);
		}

		@Test
		void loopback() throws SocketException {
			int port = ((WebServerApplicationContext) this.context).getWebServer().getPort();
			List<InetAddress> others = NetworkInterface.networkInterfaces()
				.flatMap(NetworkInterface::inetAddresses)
				.filter((address) -> address instanceof Inet4Address && !address.isLoopbackAddress())
				.toList();
			for (InetAddress address : others) {
				assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new Socket(address, port).close());
			}
		}

	}

	/**
	 * The whole application.
	 */
	@Nested
	@SpringBootTest(classes = ChatApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
			properties = { "server.address=127.0.0.1", "spring.webflux.base-path=/base",
					"spring.security.user.name=ada", "spring.security.user.password={noop}secret" })
	@AutoConfigureNeffosTestClients
	class WholeApplication {

		@Autowired
		private ApplicationContext context;

		@Autowired
		private NeffosTestClients clients;

		@Test
		void conversation() {
			assertThat(this.context.getBeansOfType(WebController.class)).hasSize(1);
			StepVerifier
				.create(asAda(this.clients).connect()
					.flatMap((client) -> client.connect("chat"))
					.flatMap((chat) -> chat.ask("greet", new Name("Ada")))
					.map(NeffosMessage::text))
				.expectNext("{\"text\":\"Hi Ada\"}")
				.expectComplete()
				.verify(SOON);
		}

	}

	record Name(String name) {
	}

}
