package io.neffos.spring.webflux.tomcat;

import java.util.function.Function;

import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.webflux.support.AbortableSession;
import io.neffos.spring.webflux.support.RequestQuery;
import io.neffos.spring.webflux.support.ServerChannel;
import io.neffos.spring.webflux.support.ServerLoops;
import io.neffos.spring.webflux.support.SessionChannel;
import io.neffos.spring.webflux.support.WebServer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.server.ServerContainer;
import org.apache.tomcat.websocket.server.WsServerContainer;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tomcat, by its implementation of Jakarta WebSocket.
 */
public final class TomcatServer implements WebServer {

	/** How many clients may at once be waited for until they take a close frame. */
	private static final int CLOSING_THREADS = 32;

	private final ServerLoops loops;

	private final Scheduler closing = Schedulers.newBoundedElastic(CLOSING_THREADS, Integer.MAX_VALUE, "neffos-close",
			10, true);

	public TomcatServer(ServerLoops loops) {
		this.loops = loops;
	}

	@Override
	public boolean isSourceOf(Object nativeRequest) {
		return nativeRequest instanceof HttpServletRequest request && request.getServletContext()
			.getAttribute(ServerContainer.class.getName()) instanceof WsServerContainer;
	}

	@Override
	public Mono<Void> upgrade(ServerWebExchange exchange, int maxMessageSize,
			Function<SessionChannel, Mono<Void>> connection) {
		HttpServletRequest request = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
		if (RequestQuery.isMalformed(request.getQueryString())) {
			return RequestQuery.refuse(exchange);
		}
		ConnectionLoop loop = this.loops.next();
		return new HandshakeWebSocketService(new TomcatUpgrade(maxMessageSize, loop, this.closing)).handleRequest(
				exchange,
				(session) -> connection.apply(new ServerChannel((AbortableSession) session, loop, maxMessageSize)));
	}

	@Override
	public boolean hangUp(ServerHttpRequest request) {
		return false;
	}

	@Override
	public void close() {
		this.closing.dispose();
	}

}
