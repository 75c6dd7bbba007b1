package io.neffos.spring.webflux;

import java.util.ArrayList;
import java.util.List;

import io.neffos.spring.webflux.jetty.JettyServer;
import io.neffos.spring.webflux.jetty.JettyServletServer;
import io.neffos.spring.webflux.netty.NettyServer;
import io.neffos.spring.webflux.support.ServerLoops;
import io.neffos.spring.webflux.support.WebServer;
import io.neffos.spring.webflux.tomcat.TomcatServer;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.ClassUtils;

/**
 * The kinds of web servers on the class path.
 */
final class WebServers {

	private static final String NETTY = "reactor.netty.http.server.HttpServerRequest";

	private static final String JETTY_SERVLET = "org.eclipse.jetty.ee11.websocket.server.JettyWebSocketServerContainer";

	private static final String JETTY = "org.eclipse.jetty.websocket.server.ServerWebSocketContainer";

	private static final String TOMCAT = "org.apache.tomcat.websocket.server.WsServerContainer";

	private static final String TOMCAT_HANDLER = "io.neffos.spring.webflux.tomcat.TomcatSocket$Handler";

	private final ServerLoops loops = new ServerLoops(Runtime.getRuntime().availableProcessors());

	private final List<WebServer> present = new ArrayList<>();

	WebServers() {
		if (isPresent(NETTY)) {
			this.present.add(new NettyServer());
		}
		if (isPresent(JETTY_SERVLET)) {
			this.present.add(new JettyServletServer(this.loops));
		}
		if (isPresent(JETTY)) {
			this.present.add(new JettyServer(this.loops));
		}
		if (isPresent(TOMCAT)) {
			this.present.add(new TomcatServer(this.loops));
		}
	}

	/**
	 * Returns the server that a request has come by.
	 * @throws IllegalStateException if it is none of those
	 */
	WebServer of(ServerHttpRequest request) {
		Object nativeRequest = ServerHttpRequestDecorator.getNativeRequest(request);
		for (WebServer server : this.present) {
			if (server.isSourceOf(nativeRequest)) {
				return server;
			}
		}
		throw new IllegalStateException("No WebSocket support for requests of " + nativeRequest.getClass().getName()
				+ ": Reactor Netty, Tomcat and Jetty are supported, the latter two with their WebSocket modules");
	}

	/**
	 * Ends the threads of connections.
	 */
	void close() {
		this.present.forEach(WebServer::close);
		this.loops.close();
	}

	private static boolean isPresent(String type) {
		return ClassUtils.isPresent(type, WebServers.class.getClassLoader());
	}

	/**
	 * What is looked for by its name.
	 */
	static final class Hints implements RuntimeHintsRegistrar {

		@Override
		public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
			hints.reflection()
				.registerTypeIfPresent(classLoader, TOMCAT, (hint) -> hints.reflection()
					.registerType(TypeReference.of(TOMCAT_HANDLER), MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS));
			for (String type : List.of(NETTY, JETTY_SERVLET, JETTY, TOMCAT)) {
				hints.reflection().registerTypeIfPresent(classLoader, type, (hint) -> {
				});
			}
		}

	}

}
