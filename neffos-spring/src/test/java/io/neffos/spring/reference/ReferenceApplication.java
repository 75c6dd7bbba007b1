package io.neffos.spring.reference;

import java.util.List;

import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.webflux.NeffosEndpoint;
import io.neffos.spring.webflux.NeffosHandlerMapping;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;

/**
 * The reference application, listening on this machine only: {@code /neffos},
 * {@code /native} and {@code /mixed} on one port, the admin calls on another.
 */
public final class ReferenceApplication implements AutoCloseable {

	private final AnnotationConfigApplicationContext context;

	private final WebServerKind.Running server;

	private final WebServerKind.Running admin;

	private ReferenceApplication(WebServerKind kind, ReferenceSettings settings) {
		EventLog log = new EventLog();
		ReferenceServers servers = ReferenceServers.create(settings, log);
		this.context = context(mapping(servers, settings));
		this.server = listen(kind, settings.port(), WebHttpHandlerBuilder.applicationContext(this.context).build());
		this.admin = listen(WebServerKind.NETTY, settings.adminPort(),
				RouterFunctions.toHttpHandler(new AdminRoutes(servers, log).routes()));
	}

	/**
	 * Starts the application by hand.
	 * @param args its port and its admin port
	 * @throws InterruptedException if somebody ends it
	 */
	public static void main(String[] args) throws InterruptedException {
		if (args.length != 2) {
			throw new IllegalArgumentException("Two arguments are needed: <port> <adminPort>");
		}
		ReferenceApplication application = start(
				ReferenceSettings.DEFAULTS.withPorts(Integer.parseInt(args[0]), Integer.parseInt(args[1])));
		System.out.println("listening on " + application.port() + ", admin on " + application.adminPort());
		Thread.currentThread().join();
	}

	/**
	 * Starts the application.
	 * @param settings its ports and limits
	 * @return the application, listening
	 */
	public static ReferenceApplication start(ReferenceSettings settings) {
		return start(WebServerKind.NETTY, settings);
	}

	/**
	 * Starts the application on a web server. The admin port has one of its own.
	 * @param kind the web server
	 * @param settings the application's ports and limits
	 * @return the application, listening
	 */
	public static ReferenceApplication start(WebServerKind kind, ReferenceSettings settings) {
		return new ReferenceApplication(kind, settings);
	}

	public int port() {
		return this.server.port();
	}

	public int adminPort() {
		return this.admin.port();
	}

	@Override
	public void close() {
		this.server.close();
		this.admin.close();
		this.context.close();
	}

	private static NeffosHandlerMapping mapping(ReferenceServers servers, ReferenceSettings settings) {
		return new NeffosHandlerMapping(List.of(endpoint("/neffos", servers.main(), settings),
				endpoint("/native", servers.nativeOnly(), settings), endpoint("/mixed", servers.mixed(), settings)));
	}

	private static NeffosEndpoint endpoint(String path, ManagedNeffosServer server, ReferenceSettings settings) {
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

	private static WebServerKind.Running listen(WebServerKind kind, int port, HttpHandler handler) {
		try {
			return kind.start(port, handler);
		}
		catch (Exception ex) {
			throw new IllegalStateException("The server doesn't start", ex);
		}
	}

	/**
	 * What Spring needs to serve a handler mapping.
	 */
	@EnableWebFlux
	static class WebFlux {

	}

}
