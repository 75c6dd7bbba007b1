package io.neffos.spring.reference;

import java.io.File;
import java.time.Duration;

import jakarta.servlet.ServletRegistration;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.ee11.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.JettyCoreHttpHandlerAdapter;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.http.server.reactive.ServletHttpHandlerAdapter;
import org.springframework.http.server.reactive.TomcatHttpHandlerAdapter;

/**
 * A kind of web server to run the application on.
 */
public enum WebServerKind {

	/** Reactor Netty. */
	NETTY {

		@Override
		Running start(int port, HttpHandler handler) {
			DisposableServer server = HttpServer.create()
				.host(HOST)
				.port(port)
				.handle(new ReactorHttpHandlerAdapter(handler))
				.bindNow();
			return new Running(server.port(), () -> server.disposeNow(STOP_TIMEOUT));
		}

	},

	/** Tomcat. */
	TOMCAT {

		@Override
		Running start(int port, HttpHandler handler) throws LifecycleException {
			Tomcat tomcat = new Tomcat();
			tomcat.setBaseDir(new File("target/tomcat").getAbsolutePath());
			tomcat.setHostname(HOST);
			tomcat.setPort(port);
			tomcat.getConnector().setProperty("address", HOST);
			Context context = tomcat.addContext("", null);
			context.addServletContainerInitializer(new WsSci(), null);
			context.addServletContainerInitializer((types, servlets) -> {
				ServletRegistration.Dynamic servlet = servlets.addServlet("handler",
						new TomcatHttpHandlerAdapter(handler));
				servlet.setAsyncSupported(true);
				servlet.addMapping("/");
			}, null);
			tomcat.start();
			return new Running(tomcat.getConnector().getLocalPort(), () -> {
				tomcat.stop();
				tomcat.destroy();
			});
		}

	},

	/** Jetty with servlets, as Spring Boot runs it. */
	JETTY {

		@Override
		Running start(int port, HttpHandler handler) throws Exception {
			ServletContextHandler context = new ServletContextHandler();
			ServletHolder servlet = new ServletHolder(new ServletHttpHandlerAdapter(handler));
			servlet.setAsyncSupported(true);
			context.addServlet(servlet, "/");
			JettyWebSocketServletContainerInitializer.configure(context, null);
			return jetty(new Server(), port, context);
		}

	},

	/** Jetty without servlets. */
	JETTY_CORE {

		@Override
		Running start(int port, HttpHandler handler) throws Exception {
			Server server = new Server();
			ServerWebSocketContainer.ensure(server);
			return jetty(server, port, new JettyCoreHttpHandlerAdapter(handler));
		}

	};

	private static final String HOST = "127.0.0.1";

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

	/**
	 * Starts a server, listening on this machine only.
	 * @param port its port, 0 for a free one
	 * @param handler answers its requests
	 * @return the server
	 * @throws Exception if it doesn't start
	 */
	abstract Running start(int port, HttpHandler handler) throws Exception;

	private static Running jetty(Server server, int port, Handler handler) throws Exception {
		ServerConnector connector = new ServerConnector(server);
		connector.setHost(HOST);
		connector.setPort(port);
		server.addConnector(connector);
		server.setHandler(handler);
		server.start();
		return new Running(connector.getLocalPort(), server::stop);
	}

	/**
	 * A server that listens.
	 *
	 * @param port its port
	 * @param end stops it
	 */
	record Running(int port, Action end) implements AutoCloseable {

		@Override
		public void close() {
			try {
				this.end.run();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	/**
	 * Something that may fail.
	 */
	interface Action {

		void run() throws Exception;

	}

}
