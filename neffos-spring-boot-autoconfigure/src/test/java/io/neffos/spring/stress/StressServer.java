package io.neffos.spring.stress;

import java.time.Duration;
import java.util.List;

import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.webflux.NeffosEndpoint;
import io.neffos.spring.webflux.NeffosHandlerMapping;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;

/**
 * A server that listens at {@code /neffos} on a free port.
 */
final class StressServer implements AutoCloseable {

	static final String PATH = "/neffos";

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private final NeffosServer server;

	private final DisposableServer http;

	StressServer(NeffosServer server) {
		this.server = server;
		NeffosEndpoint endpoint = NeffosEndpoint.builder(server).path(PATH).build();
		this.context.register(WebFlux.class);
		this.context.registerBean(NeffosHandlerMapping.class, () -> new NeffosHandlerMapping(List.of(endpoint)));
		this.context.refresh();
		this.http = HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.handle(new ReactorHttpHandlerAdapter(WebHttpHandlerBuilder.applicationContext(this.context).build()))
			.bindNow();
	}

	NeffosServer server() {
		return this.server;
	}

	int port() {
		return this.http.port();
	}

	@Override
	public void close() {
		this.http.disposeNow(STOP_TIMEOUT);
		this.context.close();
	}

	/**
	 * What Spring needs to serve a handler mapping.
	 */
	@EnableWebFlux
	static class WebFlux {

	}

}
