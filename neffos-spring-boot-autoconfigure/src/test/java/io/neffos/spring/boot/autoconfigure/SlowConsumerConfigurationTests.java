package io.neffos.spring.boot.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.ConflationKey;
import io.neffos.spring.connection.SlowConsumerEvent;
import io.neffos.spring.connection.SlowConsumerEvent.Kind;
import io.neffos.spring.connection.SlowConsumerPolicy.Action;
import io.neffos.spring.engine.broadcast.OutboundQueue;
import io.neffos.spring.engine.server.AcceptingServer;
import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.session.TestClient;
import io.neffos.spring.engine.transport.FrameOutcome;
import io.neffos.spring.engine.transport.OutboundFrame;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ManagedNeffosServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties and beans for clients that read too slowly.
 */
class SlowConsumerConfigurationTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(NeffosAutoConfiguration.class))
		.withUserConfiguration(Prices.class, Listeners.class);

	@Test
	void policies() {
		this.contextRunner
			.withPropertyValues("neffos.server.outbound.policy=drop-newest",
					"neffos.server.outbound.namespaces.prices.policy=drop-oldest",
					"neffos.server.outbound.namespaces.prices.rooms[ticker-*]=conflate",
					"neffos.server.outbound.namespaces.prices.rooms.news=close")
			.run((context) -> {
				assertThat(action(context, "prices", "")).isEqualTo(Action.DROP_OLDEST);
				assertThat(action(context, "prices", "lobby")).isEqualTo(Action.DROP_OLDEST);
				assertThat(action(context, "prices", "ticker-eur")).isEqualTo(Action.CONFLATE);
				assertThat(action(context, "prices", "news")).isEqualTo(Action.CLOSE);
				assertThat(action(context, "orders", "")).isEqualTo(Action.DROP_NEWEST);
			});
	}

	@Test
	void defaultPolicy() {
		this.contextRunner.run((context) -> assertThat(action(context, "prices", "")).isEqualTo(Action.CLOSE));
	}

	@Test
	void keyOfTheApplication() {
		this.contextRunner.withUserConfiguration(Keys.class)
			.withPropertyValues("neffos.server.outbound.policy=conflate")
			.run((context) -> assertThat(frame(context, "prices", "").key())
				.isEqualTo(List.of("prices", "", "the body: x")));
	}

	@Test
	void unknownNamespace() {
		this.contextRunner.withPropertyValues("neffos.server.outbound.namespaces.price.policy=close")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("neffos.server.outbound.namespaces")
				.hasMessageContaining("prices"));
	}

	@Test
	void applicationEvents() {
		this.contextRunner
			.withPropertyValues("neffos.server.outbound.policy=drop-oldest",
					"neffos.server.outbound.max-queued-messages=1")
			.run((context) -> {
				ManagedNeffosServer server = context.getBean(ManagedNeffosServer.class);
				TestClient client = TestClient.connected(server, new ManualLoop(), "prices");
				OutboundQueue queue = AcceptingServer.acceptorOf(server).queue(client.connection());
				assertThat(queue.add(frame(context, "prices", ""))).isEqualTo(FrameOutcome.WAITING);
				queue.add(frame(context, "prices", ""));
				queue.add(frame(context, "prices", ""));
				assertThat(queue.pollFrame()).isNotNull();
				Queue<SlowConsumerEvent> events = context.getBean(Listeners.class).events;
				Awaitility.await().atMost(SOON).until(() -> events.size() == 2);
				assertThat(events).containsExactly(
						new SlowConsumerEvent(client.connection(), Kind.DROPPING, Action.DROP_OLDEST, 1),
						new SlowConsumerEvent(client.connection(), Kind.SETTLED, Action.DROP_OLDEST, 2));
			});
	}

	@Test
	void synchronousBroadcasts() {
		this.contextRunner.withPropertyValues("neffos.server.broadcast.sync=true").run((context) -> {
			ManagedNeffosServer server = context.getBean(ManagedNeffosServer.class);
			ManualLoop loop = new ManualLoop();
			TestClient client = TestClient.connected(server, loop, "prices");
			Queue<BroadcastResult> results = new ConcurrentLinkedQueue<>();
			server.to("prices").broadcast("price", "1").result().subscribe(results::add);
			server.to("prices").broadcast("price", "2").result().subscribe(results::add);
			assertThat(server.outboundLoad().queuedMessages()).as("the second one waits for the first").isOne();
			assertThat(client.received()).containsExactly(";prices;;price;0;0;1", ";prices;;price;0;0;2");
			assertThat(results).hasSize(2);
		});
	}

	@Test
	void queuedSize() {
		this.contextRunner.withPropertyValues("neffos.server.broadcast.max-queued-size=0B")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("neffos.server.broadcast.max-queued-size"));
	}

	private static Action action(ApplicationContext context, String namespace, String room) {
		return frame(context, namespace, room).action();
	}

	/**
	 * Broadcasts to a client and returns the frame that it got.
	 */
	private static OutboundFrame frame(ApplicationContext context, String namespace, String room) {
		ManagedNeffosServer server = context.getBean(ManagedNeffosServer.class);
		TestClient client = TestClient.connected(server, new ManualLoop(), namespace);
		if (!room.isEmpty()) {
			client.send("$j;" + namespace + ";" + room + ";_OnRoomJoin;0;0;");
		}
		client.received();
		server.broadcast(NeffosMessage.builder().namespace(namespace).room(room).event("price").body("x").build());
		assertThat(client.received()).hasSize(1);
		OutboundFrame frame = client.lastFrame();
		assertThat(frame.message().payload().toString(StandardCharsets.UTF_8)).endsWith(";x");
		client.disappear();
		return frame;
	}

	@Configuration(proxyBeanMethods = false)
	static class Prices {

		@Bean
		PricesController pricesController() {
			return new PricesController();
		}

		@Bean
		OrdersController ordersController() {
			return new OrdersController();
		}

	}

	@NeffosController("prices")
	static class PricesController {

		@NeffosEvent
		void price(String text) {
		}

	}

	@NeffosController("orders")
	static class OrdersController {

		@NeffosEvent
		void order(String text) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Keys {

		@Bean
		ConflationKey conflationKey() {
			return (event) -> "the body: " + event.text();
		}

	}

	static class Listeners {

		private final Queue<SlowConsumerEvent> events = new ConcurrentLinkedQueue<>();

		@EventListener
		void slowConsumer(SlowConsumerEvent event) {
			this.events.add(event);
		}

	}

}
