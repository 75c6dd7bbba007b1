package io.neffos.spring.webflux.jetty;

import java.util.function.Function;
import java.util.function.Supplier;

import io.neffos.spring.webflux.support.AbortableSession;
import io.neffos.spring.webflux.support.BareHandshake;
import io.neffos.spring.webflux.support.RequestQuery;
import io.neffos.spring.webflux.support.ServerChannel;
import io.neffos.spring.webflux.support.ServerLoops;
import io.neffos.spring.webflux.support.SessionChannel;
import io.neffos.spring.webflux.support.WebServer;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.socket.HandshakeInfo;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.adapter.ContextWebSocketHandler;
import org.springframework.web.reactive.socket.adapter.JettyWebSocketHandlerAdapter;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.server.ServerWebExchange;

/**
 * Jetty, whichever way Spring runs on it. Spring's own strategies leave compression to
 * the client and could set limits only for all WebSockets of the application.
 */
abstract class AbstractJettyServer implements WebServer {

	private final ServerLoops loops;

	AbstractJettyServer(ServerLoops loops) {
		this.loops = loops;
	}

	@Override
	public final Mono<Void> upgrade(ServerWebExchange exchange, int maxMessageSize,
			Function<SessionChannel, Mono<Void>> connection) {
		Request request = request(exchange.getRequest());
		if (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_0
				|| RequestQuery.isMalformed(request.getHttpURI().getQuery())) {
			return RequestQuery.refuse(exchange);
		}
		return new HandshakeWebSocketService(
				(upgraded, handler, subProtocol, info) -> upgrade(upgraded, handler, subProtocol, info, maxMessageSize))
			.handleRequest(exchange, (session) -> connection
				.apply(new ServerChannel((AbortableSession) session, this.loops.next(), maxMessageSize)));
	}

	@Override
	public final boolean hangUp(ServerHttpRequest request) {
		Request jettyRequest = request(request);
		if (jettyRequest.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_1_1) {
			// others may use the same connection
			return false;
		}
		jettyRequest.getConnectionMetaData().getConnection().getEndPoint().close();
		return true;
	}

	abstract Request request(ServerHttpRequest request);

	/**
	 * Upgrades a request.
	 * @param listener what takes the session
	 * @return completes when it is done
	 */
	abstract Mono<Void> upgrade(ServerWebExchange exchange, Object listener, @Nullable String subProtocol);

	private Mono<Void> upgrade(ServerWebExchange exchange, WebSocketHandler handler, @Nullable String subProtocol,
			Supplier<HandshakeInfo> handshakeInfo, int maxMessageSize) {
		HandshakeInfo info = BareHandshake.of(handshakeInfo.get());
		EndPoint socket = request(exchange.getRequest()).getConnectionMetaData().getConnection().getEndPoint();
		DataBufferFactory buffers = exchange.getResponse().bufferFactory();
		return exchange.getResponse()
			.setComplete()
			.then(Mono.deferContextual((context) -> upgrade(exchange,
					new JettyWebSocketHandlerAdapter(ContextWebSocketHandler.decorate(handler, context),
							(session) -> JettySession.open(session, info, buffers, maxMessageSize, closed(socket))),
					subProtocol)));
	}

	/**
	 * Waits for the end of a socket. Called when its WebSocket is open: only then is it
	 * the WebSocket's end, and not that of HTTP on the socket.
	 */
	private static Mono<Void> closed(EndPoint socket) {
		Sinks.Empty<Void> closed = Sinks.empty();
		socket.getConnection().addEventListener(new Connection.Listener() {

			@Override
			public void onClosed(Connection connection) {
				closed.tryEmitEmpty();
			}

		});
		if (!socket.isOpen()) {
			closed.tryEmitEmpty();
		}
		return closed.asMono();
	}

}
