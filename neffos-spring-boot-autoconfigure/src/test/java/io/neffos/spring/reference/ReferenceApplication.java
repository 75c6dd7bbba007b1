package io.neffos.spring.reference;

import java.time.Duration;
import java.util.List;

import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.webflux.NeffosEndpoint;
import io.neffos.spring.webflux.NeffosHandlerMapping;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;

/**
 * The reference application, listening on this machine only: {@code /neffos},
 * {@code /native} and {@code /mixed} on one port, the admin calls on another.
 */
public final class ReferenceApplication implements AutoCloseable {

	private static final String HOST = "127.0.0.1";

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

	private final AnnotationConfigApplicationContext context;

	private final DisposableServer server;

	private final DisposableServer admin;

	private ReferenceApplication(ReferenceSettings settings) {
		EventLog log = new EventLog();
		ReferenceServers servers = ReferenceServers.create(settings, log);
		this.context = context(mapping(servers, settings));
		this.server = listen(settings.port(), WebHttpHandlerBuilder.applicationContext(this.context).build());
		this.admin = listen(settings.adminPort(),
				RouterFunctions.toHttpHandler(new AdminRoutes(servers, log).routes()));
	}

	/**
	 * Starts the application by hand.
	 * @param args its port and its admin port
	 */
	public static void main(String[] args) {
		if (args.length != 2) {
			throw new IllegalArgumentException("Two arguments are needed: <port> <adminPort>");
		}
		ReferenceApplication application = start(
				ReferenceSettings.DEFAULTS.withPorts(Integer.parseInt(args[0]), Integer.parseInt(args[1])));
		System.out.println("listening on " + application.port() + ", admin on " + application.adminPort());
		application.server.onDispose().block();
	}

	/**
	 * Starts the application.
	 * @param settings its ports and limits
	 * @return the application, listening
	 */
	public static ReferenceApplication start(ReferenceSettings settings) {
		return new ReferenceApplication(settings);
	}

	public int port() {
		return this.server.port();
	}

	public int adminPort() {
		return this.admin.port();
	}

	@Override
	public void close() {
		this.server.disposeNow(STOP_TIMEOUT);
		this.admin.disposeNow(STOP_TIMEOUT);
		this.context.close();
	}

	private static NeffosHandlerMapping mapping(ReferenceServers servers, ReferenceSettings settings) {
		return new NeffosHandlerMapping(List.of(endpoint("/neffos", servers.main(), settings),
				endpoint("/native", servers.nativeOnly(), settings), endpoint("/mixed", servers.mixed(), settings)));
	}

	private static NeffosEndpoint endpoint(String path, NeffosServer server, ReferenceSettings settings) {
		return NeffosEndpoint.builder(server)
			.path(path)
			.queryHeaders(settings.queryHeaders())
			.maxMessageSize(settings.maxMessageSize())
			.build();
	}

	private static AnnotationConfigApplicationContext context(NeffosHandlerMapping mapping) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.register(WebFlux.class);
		context.registerBean(NeffosHandlerMapping.class, () -> mapping);
		context.refresh();
		return context;
	}

	private static DisposableServer listen(int port, HttpHandler handler) {
		return HttpServer.create().host(HOST).port(port).handle(new ReactorHttpHandlerAdapter(handler)).bindNow();
	}

	/**
	 * What Spring needs to serve a handler mapping.
	 */
	@EnableWebFlux
	static class WebFlux {

	}

}
