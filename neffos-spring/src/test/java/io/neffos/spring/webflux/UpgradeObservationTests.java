package io.neffos.spring.webflux;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.wire.RawClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import org.springframework.context.support.StaticApplicationContext;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.WebHandler;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The observation of the upgrade's request, which ends with the handshake.
 */
class UpgradeObservationTests {

	private final Queue<WeakReference<ServerRequestObservationContext>> ended = new ConcurrentLinkedQueue<>();

	private final ManagedNeffosServer server = NeffosServer.builder()
		.namespace("ns",
				(ns) -> ns.on("context",
						(connection, message) -> Mono
							.deferContextual((context) -> Mono.just(context.hasKey("micrometer.observation")))
							.map(String::valueOf)))
		.build();

	private final DisposableServer http = HttpServer.create()
		.host("127.0.0.1")
		.port(0)
		.handle(new ReactorHttpHandlerAdapter(handler()))
		.bindNow();

	@AfterEach
	void stop() {
		this.http.disposeNow();
	}

	@Test
	void open() throws IOException {
		try (RawClient client = RawClient.open(this.http.port(), "/neffos")) {
			assertThat(client.text("M").next().text()).startsWith("A");
			client.text("$1;ns;;_OnNamespaceConnect;0;0;").next();
			assertThat(this.ended).hasSize(1);
			assertThat(client.text("$2;ns;;context;0;0;").next().text()).endsWith(";false");
			Awaitility.await("the connection keeps nothing of the request").until(() -> {
				System.gc();
				return this.ended.stream().allMatch((context) -> context.refersTo(null));
			});
			assertThat(client.text("$3;ns;;context;0;0;").next().text()).as("still open").endsWith(";false");
		}
	}

	private HttpHandler handler() {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(new ObservationHandler<ServerRequestObservationContext>() {

			@Override
			public void onStop(ServerRequestObservationContext context) {
				UpgradeObservationTests.this.ended.add(new WeakReference<>(context));
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return context instanceof ServerRequestObservationContext;
			}

		});
		NeffosHandlerMapping mapping = new NeffosHandlerMapping(List.of(NeffosEndpoint.builder(this.server).build()));
		mapping.setApplicationContext(new StaticApplicationContext());
		WebHandler found = (exchange) -> mapping.getHandler(exchange)
			.cast(WebHandler.class)
			.flatMap((handler) -> handler.handle(exchange));
		return WebHttpHandlerBuilder.webHandler(found)
			.codecConfigurer(ServerCodecConfigurer.create())
			.observationRegistry(registry)
			.build();
	}

}
