package io.neffos.spring.boot.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.annotation.OnRoomJoin;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.engine.support.BlockingPool;
import io.neffos.spring.engine.support.BlockingPool.Load;
import io.neffos.spring.engine.support.BlockingSchedulers;
import io.neffos.spring.wire.RawClient;
import io.neffos.spring.wire.RawFrame;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.reactive.context.AnnotationConfigReactiveWebServerApplicationContext;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Methods that block for their own client, more of them than there are threads.
 */
class BlockingMethodTests {

	private static final Duration SOON = Duration.ofSeconds(30);

	private static final int THREADS = 8;

	private static final int CLIENTS = THREADS + 4;

	private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner(
			AnnotationConfigReactiveWebServerApplicationContext::new)
		.withConfiguration(AutoConfigurations.of(NeffosAutoConfiguration.class, NeffosWebFluxAutoConfiguration.class,
				CodecsAutoConfiguration.class, NettyReactiveWebServerAutoConfiguration.class,
				HttpHandlerAutoConfiguration.class, WebFluxAutoConfiguration.class))
		.withPropertyValues("server.port=0", "server.address=127.0.0.1")
		.withUserConfiguration(Rooms.class);

	@Test
	void joinsThatWaitForBlockingCallbacks() {
		this.runner.withPropertyValues("neffos.server.blocking.max-threads=" + THREADS).run((context) -> {
			int port = ((WebServerApplicationContext) context.getSourceApplicationContext()).getWebServer().getPort();
			List<RawClient> clients = new ArrayList<>();
			for (int i = 0; i < CLIENTS; i++) {
				clients.add(connected(port));
			}
			for (RawClient client : clients) {
				client.text("$2;rooms;;enter;0;0;r");
			}
			List<RawClient> waiting = new ArrayList<>(clients);
			// each client answers its own question whenever it comes, as clients do
			Awaitility.await().atMost(SOON).until(() -> {
				waiting.removeIf(BlockingMethodTests::hasEntered);
				return waiting.isEmpty();
			});
			clients.forEach(RawClient::close);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "blocking", "reactive" })
	void methodOfAnotherClientThatWaits(String event) {
		this.runner.run((context) -> {
			int port = ((WebServerApplicationContext) context.getSourceApplicationContext()).getWebServer().getPort();
			Rooms rooms = context.getBean(Rooms.class);
			try (RawClient waiting = connected(port)) {
				waiting.text("$2;rooms;;hold;0;0;x");
				assertThat(rooms.waiting.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
				// more than there are event loops, so that one of them has the same
				for (int i = 0; i < LoopResources.DEFAULT_IO_WORKER_COUNT + 1; i++) {
					try (RawClient client = connected(port)) {
						client.text("$2;rooms;;" + event + ";0;0;x");
						assertThat(client.next().text()).isEqualTo("$2;rooms;;" + event + ";0;0;x");
					}
				}
				assertThat(waiting.poll(Duration.ZERO)).as("it still waits").isNull();
			}
			finally {
				rooms.done.countDown();
			}
		});
	}

	@Test
	void manyClientsWhoseMethodsWait() {
		this.runner.run((context) -> {
			int port = ((WebServerApplicationContext) context.getSourceApplicationContext()).getWebServer().getPort();
			Rooms rooms = context.getBean(Rooms.class);
			List<RawClient> waiting = new ArrayList<>();
			try (RawClient client = connected(port)) {
				for (int i = 0; i < 40; i++) {
					waiting.add(connected(port).text("$2;rooms;;hold;0;0;x"));
				}
				Awaitility.await().atMost(SOON).until(() -> rooms.held.get() == waiting.size());
				client.text("$2;rooms;;blocking;0;0;x");
				assertThat(client.next().text()).isEqualTo("$2;rooms;;blocking;0;0;x");
			}
			finally {
				rooms.done.countDown();
				waiting.forEach(RawClient::close);
			}
		});
	}

	@Test
	void moreClientsThanThreads() {
		this.runner.withPropertyValues("neffos.server.blocking.max-threads=2").run((context) -> {
			int port = ((WebServerApplicationContext) context.getSourceApplicationContext()).getWebServer().getPort();
			Rooms rooms = context.getBean(Rooms.class);
			BlockingPool pool = context.getBean(BlockingSchedulers.class).pools().get("events");
			List<RawClient> waiting = new ArrayList<>();
			try (RawClient client = connected(port)) {
				for (int i = 0; i < 2; i++) {
					waiting.add(connected(port).text("$2;rooms;;hold;0;0;x"));
				}
				Awaitility.await().atMost(SOON).until(() -> rooms.held.get() == 2);
				// one of each connection, however much it sends
				client.text("$2;rooms;;blocking;0;0;x").text("$3;rooms;;blocking;0;0;y");
				Awaitility.await().atMost(SOON).until(() -> pool.load().waiting() == 1);
				assertThat(pool.load()).isEqualTo(new Load(2, 2, 1));
				rooms.done.countDown();
				assertThat(client.next().text()).isEqualTo("$2;rooms;;blocking;0;0;x");
				assertThat(client.next().text()).isEqualTo("$3;rooms;;blocking;0;0;y");
			}
			finally {
				rooms.done.countDown();
				waiting.forEach(RawClient::close);
			}
		});
	}

	private static boolean hasEntered(RawClient client) {
		RawFrame frame = client.poll(Duration.ofMillis(5));
		if (frame != null && frame.text().endsWith(";rooms;r;_OnRoomJoin;0;0;")) {
			send(client, frame.text().substring(0, frame.text().indexOf(';')) + ";;;;;;");
			return false;
		}
		return frame != null && frame.text().equals("$2;rooms;;enter;0;0;r");
	}

	private static void send(RawClient client, String text) {
		try {
			client.text(text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static RawClient connected(int port) throws IOException {
		RawClient client = RawClient.open(port, "/neffos");
		client.text("M").text("$1;rooms;;_OnNamespaceConnect;0;0;");
		assertThat(client.next().text()).startsWith("A");
		assertThat(client.next().text()).isEqualTo("$1;;;;;;");
		return client;
	}

	/**
	 * Joins its clients and waits for that, or for the test.
	 */
	@NeffosController("rooms")
	static class Rooms {

		private final AtomicInteger held = new AtomicInteger();

		private final CountDownLatch waiting = new CountDownLatch(1);

		private final CountDownLatch done = new CountDownLatch(1);

		@NeffosEvent
		void hold(String text) throws InterruptedException {
			this.held.incrementAndGet();
			this.waiting.countDown();
			this.done.await();
		}

		@NeffosEvent
		String blocking(String text) {
			return text;
		}

		@NeffosEvent
		Mono<String> reactive(String text) {
			return Mono.just(text);
		}

		@NeffosEvent
		String enter(NamespaceConnection connection, String room) {
			connection.join(room).block();
			return room;
		}

		@OnRoomJoin
		void join() {
			// a method that may block, which is all that matters here
		}

	}

}
