package io.neffos.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.connection.Handshake;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.session.TestClient;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.server.ConnectionExpiry;
import io.neffos.spring.server.ConnectionIdGenerator;
import io.neffos.spring.server.ConnectionInterceptor;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of interceptors and id generators that need the server themselves.
 */
class LazyConnectionBeansTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(NeffosAutoConfiguration.class))
		.withUserConfiguration(Chat.class);

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void injectedServer(boolean lazy) {
		this.runner.withUserConfiguration(Numbers.class, Counting.class).withInitializer((context) -> {
			if (lazy) {
				context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
			}
		}).run((context) -> {
			ManagedNeffosServer server = context.getBean(ManagedNeffosServer.class);
			TestClient client = new TestClient(server, new ManualLoop());
			client.send("M");
			assertThat(client.received()).containsExactly("Anumber 0");
			client.disappear();
			assertThat(context.getBean(Counting.class).log).containsExactly("connect 0", "connected 1",
					"disconnected 0");
		});
	}

	@Test
	void order() {
		this.runner.withUserConfiguration(Ordered.class).run((context) -> {
			TestClient client = new TestClient(context.getBean(ManagedNeffosServer.class), new ManualLoop());
			client.send("M");
			client.disappear();
			assertThat(context.getBean(Log.class).lines()).containsExactly("first connect", "second connect",
					"third connect", "first connected", "second connected", "third connected", "first disconnected",
					"second disconnected", "third disconnected");
		});
	}

	@Test
	void refusal() {
		this.runner.withUserConfiguration(Refusing.class, Counting.class).run((context) -> {
			TestClient client = new TestClient(context.getBean(ManagedNeffosServer.class), new ManualLoop());
			client.send("M");
			assertThat(client.received()).containsExactly("Hclosed");
			assertThat(context.getBean(Counting.class).log).as("behind the one that refuses").isEmpty();
		});
	}

	@Test
	void expiry() {
		ManualLoop loop = new ManualLoop();
		Duration time = Duration.ofMillis(10);
		this.runner.withBean(ConnectionExpiry.class, () -> (connection) -> Mono.delay(time, loop.scheduler()).then())
			.run((context) -> {
				TestClient client = TestClient.connected(context.getBean(ManagedNeffosServer.class), loop, "chat");
				assertThat(client.closed()).as("before its time").isNull();
				loop.advance(time);
				assertThat(client.closed()).isEqualTo(new CloseReason(1008, "session ended"));
			});
	}

	@Test
	void ownServer() {
		this.runner.withBean("own", ManagedNeffosServer.class, () -> NeffosServer.builder().build())
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(LazyConnectionBeans.class));
	}

	@Test
	void connectionBeforeTheBeans() {
		this.runner.withUserConfiguration(Early.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("interceptors have not been created yet"));
	}

	@NeffosController("chat")
	static class Chat {

	}

	static class Numbers implements ConnectionIdGenerator {

		private final ManagedNeffosServer server;

		Numbers(ManagedNeffosServer server) {
			this.server = server;
		}

		@Override
		public String generate(Handshake handshake) {
			return "number " + this.server.totalConnections();
		}

	}

	static class Counting implements ConnectionInterceptor {

		private final List<String> log = new ArrayList<>();

		private final ManagedNeffosServer server;

		Counting(ManagedNeffosServer server) {
			this.server = server;
		}

		@Override
		public Mono<Void> onConnect(NeffosConnection connection) {
			return log("connect");
		}

		@Override
		public Mono<Void> onConnected(NeffosConnection connection) {
			return log("connected");
		}

		@Override
		public Mono<Void> onDisconnected(NeffosConnection connection, CloseReason reason) {
			return log("disconnected");
		}

		private Mono<Void> log(String event) {
			return Mono.fromRunnable(() -> this.log.add(event + " " + this.server.totalConnections()));
		}

	}

	record Log(List<String> lines) {
	}

	/**
	 * Adds to a log, and then fails in every callback but the first.
	 */
	record Logging(String name, Log log) implements ConnectionInterceptor {

		@Override
		public Mono<Void> onConnect(NeffosConnection connection) {
			this.log.lines().add(this.name + " connect");
			return Mono.empty();
		}

		@Override
		public Mono<Void> onConnected(NeffosConnection connection) {
			this.log.lines().add(this.name + " connected");
			return Mono.error(new IllegalStateException("broken"));
		}

		@Override
		public Mono<Void> onDisconnected(NeffosConnection connection, CloseReason reason) {
			this.log.lines().add(this.name + " disconnected");
			throw new IllegalStateException("broken");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Ordered {

		@Bean
		Log log() {
			return new Log(new ArrayList<>());
		}

		@Bean
		@Order(3)
		ConnectionInterceptor third(Log log) {
			return new Logging("third", log);
		}

		@Bean
		@Order(1)
		ConnectionInterceptor first(Log log) {
			return new Logging("first", log);
		}

		@Bean
		@Order(2)
		ConnectionInterceptor second(Log log) {
			return new Logging("second", log);
		}

	}

	@Order(1)
	static class Refusing implements ConnectionInterceptor {

		@Override
		public Mono<Void> onConnect(NeffosConnection connection) {
			return Mono.error(new NeffosException("closed"));
		}

	}

	static class Early {

		Early(ManagedNeffosServer server) {
			new TestClient(server, new ManualLoop());
		}

	}

}
