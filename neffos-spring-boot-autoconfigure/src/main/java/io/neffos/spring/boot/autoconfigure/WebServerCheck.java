package io.neffos.spring.boot.autoconfigure;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * Refuses web servers that can't upgrade to WebSockets, before there are requests. By
 * name: which of the servers are on the class path is the application's choice.
 */
final class WebServerCheck {

	private static final Map<String, Module> SUPPORTED = Map.of("org.springframework.boot.reactor.netty.NettyWebServer",
			new Module("reactor.netty.http.server.HttpServer", "io.projectreactor.netty:reactor-netty-http"),
			"org.springframework.boot.tomcat.TomcatWebServer",
			new Module("org.apache.tomcat.websocket.server.WsServerContainer",
					"org.apache.tomcat.embed:tomcat-embed-websocket"),
			"org.springframework.boot.jetty.JettyWebServer",
			new Module("org.eclipse.jetty.ee11.websocket.server.JettyWebSocketServerContainer",
					"org.eclipse.jetty.ee11.websocket:jetty-ee11-websocket-jetty-server"));

	private WebServerCheck() {
	}

	/**
	 * Checks the web server of an application, if it has one of its own.
	 * @throws EndpointFailureException if there can't be a WebSocket
	 */
	static void check(ApplicationContext context) {
		WebServer server = (context instanceof WebServerApplicationContext web) ? web.getWebServer() : null;
		if (server != null) {
			check(server, context.getClassLoader());
		}
	}

	private static void check(WebServer server, @Nullable ClassLoader classLoader) {
		Module module = module(server);
		if (module == null) {
			throw new EndpointFailureException(
					"neffos can't open WebSockets on the web server " + server.getClass().getName(),
					"Use one of the starters spring-boot-starter-reactor-netty, spring-boot-starter-tomcat and"
							+ " spring-boot-starter-jetty, or set neffos.server.enabled=false.");
		}
		if (!ClassUtils.isPresent(module.type(), classLoader)) {
			throw new EndpointFailureException(
					"neffos can't open WebSockets on " + ClassUtils.getShortName(server.getClass())
							+ ": a module of the web server isn't on the class path",
					"Add the dependency " + module.artifact() + ".");
		}
	}

	private static @Nullable Module module(WebServer server) {
		for (Class<?> type = server.getClass(); type != null; type = type.getSuperclass()) {
			Module module = SUPPORTED.get(type.getName());
			if (module != null) {
				return module;
			}
		}
		return null;
	}

	/**
	 * What a web server needs for WebSockets.
	 *
	 * @param type a class of it
	 * @param artifact where the class is
	 */
	private record Module(String type, String artifact) {

	}

}
