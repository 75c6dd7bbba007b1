package io.neffos.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.connection.Broadcast;
import io.neffos.spring.connection.BroadcastObserver;
import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.EventHandler;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.SlowConsumerEvent;
import io.neffos.spring.connection.SlowConsumerListener;
import io.neffos.spring.engine.broadcast.OutboundQueue;
import io.neffos.spring.engine.server.AcceptingServer;
import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.session.TestClient;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.EventHandlerDecorator;
import io.neffos.spring.server.ManagedNeffosServer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of beans that watch or decorate what the server does.
 */
class ObserverBeansTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(NeffosAutoConfiguration.class))
		.withPropertyValues("neffos.server.outbound.policy=drop-oldest", "neffos.server.outbound.max-queued-messages=1")
		.withUserConfiguration(Prices.class)
		.withBean(Log.class, () -> new Log(new ArrayList<>()));

	@Test
	void decorators() {
		this.contextRunner.withUserConfiguration(Decorators.class).run((context) -> {
			TestClient client = client(context);
			client.send("$1;prices;;later;0;0;x");
			assertThat(client.received()).containsExactly("$1;prices;;later;0;0;x");
			assertThat(lines(context)).as("the first one outermost, and the customizer around all")
				.containsExactly("customized later", "first later", "second later");
		});
	}

	@Test
	void broadcastObservers() {
		this.contextRunner.withUserConfiguration(Observers.class).run((context) -> {
			ManagedNeffosServer server = context.getBean(ManagedNeffosServer.class);
			ManualLoop loop = new ManualLoop();
			TestClient.connected(server, loop, "prices");
			server.to("prices").broadcast("price", "1");
			loop.runTasks();
			assertThat(lines(context)).startsWith("first begun of 1", "second begun", "third begun")
				.endsWith("first reached 1", "third reached 1");
		});
	}

	@Test
	void broadcastBeforeTheObservers() {
		this.contextRunner.withUserConfiguration(Observers.class).withBean(Early.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(lines(context)).isEmpty();
		});
	}

	@Test
	void slowConsumerListeners() {
		this.contextRunner.withUserConfiguration(Listeners.class).run((context) -> {
			slowConsumer(context);
			assertThat(lines(context)).containsExactly("first DROPPING of 1", "second DROPPING", "third DROPPING");
			Awaitility.await().atMost(SOON).until(() -> context.getBean(Events.class).kinds.contains("DROPPING"));
		});
	}

	@Test
	void slowConsumerListenerOfACustomizer() {
		this.contextRunner.withBean(Events.class).withUserConfiguration(CustomListener.class).run((context) -> {
			slowConsumer(context);
			assertThat(lines(context)).containsExactly("one DROPPING", "other DROPPING");
			Awaitility.await().atMost(SOON).until(() -> context.getBean(Events.class).kinds.contains("DROPPING"));
		});
	}

	private static List<String> lines(ApplicationContext context) {
		return context.getBean(Log.class).lines();
	}

	private static TestClient client(ApplicationContext context) {
		return TestClient.connected(context.getBean(ManagedNeffosServer.class), new ManualLoop(), "prices");
	}

	private static void slowConsumer(ApplicationContext context) {
		ManagedNeffosServer server = context.getBean(ManagedNeffosServer.class);
		TestClient client = client(context);
		server.to("prices").broadcast("price", "1");
		client.received();
		OutboundQueue queue = AcceptingServer.acceptorOf(server).queue(client.connection());
		queue.add(client.lastFrame());
		queue.add(client.lastFrame());
	}

	record Log(List<String> lines) {

		void add(String line) {
			this.lines.add(line);
		}

	}

	@NeffosController("prices")
	static class Prices {

		@NeffosEvent
		String price(String text) {
			return text;
		}

		@NeffosEvent
		Mono<String> later(String text) {
			return Mono.just(text);
		}

	}

	/**
	 * Broadcasts when not all beans are there.
	 */
	static class Early {

		Early(ManagedNeffosServer server) {
			server.to("prices").broadcast("price", "0");
		}

	}

	static class Events {

		private final List<String> kinds = new CopyOnWriteArrayList<>();

		@EventListener
		void slowConsumer(SlowConsumerEvent event) {
			this.kinds.add(event.kind().name());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CustomListener {

		@Bean
		NeffosServerCustomizer customizer(Log log) {
			return (server) -> server.slowConsumerListener((event) -> log.add("one " + event.kind()))
				.slowConsumerListener((event) -> log.add("other " + event.kind()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Decorators {

		@Bean
		@Order(2)
		EventHandlerDecorator second(Log log) {
			return decorator("second", log);
		}

		@Bean
		@Order(1)
		EventHandlerDecorator first(Log log) {
			return decorator("first", log);
		}

		@Bean
		NeffosServerCustomizer customizer(Log log) {
			return (server) -> server.handlerDecorator(decorator("customized", log));
		}

		private static EventHandlerDecorator decorator(String name, Log log) {
			return (namespace, event, handler) -> new EventHandler() {

				@Override
				public Mono<?> handle(NamespaceConnection connection, NeffosMessage message) {
					log.add(name + " " + event);
					return handler.handle(connection, message);
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Observers {

		@Bean
		@Order(3)
		BroadcastObserver third(Log log) {
			return (namespace, broadcast) -> {
				log.add("third begun");
				return (result) -> log.add("third reached " + result.recipients());
			};
		}

		@Bean
		@Order(2)
		BroadcastObserver second(Log log) {
			return (namespace, broadcast) -> {
				log.add("second begun");
				throw new IllegalStateException("broken");
			};
		}

		@Bean
		Injected first(ManagedNeffosServer server, Log log) {
			return new Injected(server, log);
		}

		@Order(1)
		static class Injected implements BroadcastObserver {

			private final ManagedNeffosServer server;

			private final Log log;

			Injected(ManagedNeffosServer server, Log log) {
				this.server = server;
				this.log = log;
			}

			@Override
			public Consumer<BroadcastResult> begun(@Nullable String namespace, Broadcast broadcast) {
				this.log.add("first begun of " + this.server.totalConnections());
				return (result) -> this.log.add("first reached " + result.recipients());
			}

		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Listeners {

		@Bean
		Events events() {
			return new Events();
		}

		@Bean
		@Order(3)
		SlowConsumerListener third(Log log) {
			return (event) -> log.add("third " + event.kind());
		}

		@Bean
		@Order(2)
		SlowConsumerListener second(Log log) {
			return (event) -> {
				log.add("second " + event.kind());
				throw new IllegalStateException("broken");
			};
		}

		@Bean
		Injected first(ManagedNeffosServer server, Log log) {
			return new Injected(server, log);
		}

		@Order(1)
		static class Injected implements SlowConsumerListener {

			private final ManagedNeffosServer server;

			private final Log log;

			Injected(ManagedNeffosServer server, Log log) {
				this.server = server;
				this.log = log;
			}

			@Override
			public void onSlowConsumer(SlowConsumerEvent event) {
				this.log.add("first " + event.kind() + " of " + this.server.totalConnections());
			}

		}

	}

}
