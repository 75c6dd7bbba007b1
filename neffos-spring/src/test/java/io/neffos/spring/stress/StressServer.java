package io.neffos.spring.stress;

import java.time.Duration;
import java.util.List;

import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.webflux.NeffosEndpoint;
import io.neffos.spring.webflux.NeffosHandlerMapping;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelOption;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import org.springframework.context.support.StaticApplicationContext;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.server.WebHandler;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;

/**
 * A server that listens at {@code /neffos} on a free port, started quickly: nothing of
 * Spring but what an endpoint needs.
 */
public final class StressServer implements AutoCloseable {

	/** The path of the endpoint. */
	public static final String PATH = "/neffos";

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

	private final ManagedNeffosServer server;

	private final DisposableServer http;

	/**
	 * Starts the server.
	 * @param allocator what its connections' buffers come from
	 */
	public StressServer(ManagedNeffosServer server, ByteBufAllocator allocator) {
		this.server = server;
		this.http = HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.childOption(ChannelOption.ALLOCATOR, allocator)
			.handle(new ReactorHttpHandlerAdapter(handler(server)))
			.bindNow();
	}

	/**
	 * Returns the server.
	 */
	public ManagedNeffosServer server() {
		return this.server;
	}

	/**
	 * Returns the port that it listens at.
	 */
	public int port() {
		return this.http.port();
	}

	@Override
	public void close() {
		this.http.disposeNow(STOP_TIMEOUT);
	}

	private static HttpHandler handler(ManagedNeffosServer server) {
		NeffosHandlerMapping mapping = new NeffosHandlerMapping(
				List.of(NeffosEndpoint.builder(server).path(PATH).build()));
		mapping.setApplicationContext(new StaticApplicationContext());
		WebHandler found = (exchange) -> mapping.getHandler(exchange)
			.cast(WebHandler.class)
			.flatMap((handler) -> handler.handle(exchange));
		// here and now: made on first use, it reads a file on an event loop
		return WebHttpHandlerBuilder.webHandler(found).codecConfigurer(ServerCodecConfigurer.create()).build();
	}

}
