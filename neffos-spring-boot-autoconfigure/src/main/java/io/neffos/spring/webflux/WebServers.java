package io.neffos.spring.webflux;

import java.util.ArrayList;
import java.util.List;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.ClassUtils;

/**
 * The kinds of web servers on the class path.
 */
final class WebServers {

	private final ServerLoops loops = new ServerLoops(Runtime.getRuntime().availableProcessors());

	private final List<WebServer> present = new ArrayList<>();

	WebServers() {
		if (isPresent("reactor.netty.http.server.HttpServerRequest")) {
			this.present.add(new NettyServer());
		}
		if (isPresent("org.eclipse.jetty.ee11.websocket.server.JettyWebSocketServerContainer")) {
			this.present.add(new JettyServletServer(this.loops));
		}
		if (isPresent("org.eclipse.jetty.websocket.server.ServerWebSocketContainer")) {
			this.present.add(new JettyServer(this.loops));
		}
		if (isPresent("org.apache.tomcat.websocket.server.WsServerContainer")) {
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

}
