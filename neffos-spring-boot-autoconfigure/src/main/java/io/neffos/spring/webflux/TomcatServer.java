package io.neffos.spring.webflux;

import java.util.function.Function;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.server.ServerContainer;
import org.apache.tomcat.websocket.server.WsServerContainer;
import reactor.core.publisher.Mono;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tomcat, by its implementation of Jakarta WebSocket.
 */
final class TomcatServer implements WebServer {

	private final ServerLoops loops;

	TomcatServer(ServerLoops loops) {
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
		return new HandshakeWebSocketService(new TomcatUpgrade(maxMessageSize)).handleRequest(exchange,
				(session) -> connection
					.apply(new ServerChannel((AbortableSession) session, this.loops.next(), maxMessageSize)));
	}

	@Override
	public boolean hangUp(ServerHttpRequest request) {
		return false;
	}

}
