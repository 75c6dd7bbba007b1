package io.neffos.spring.webflux.tomcat;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.webflux.support.BareHandshake;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.Endpoint;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.util.Assert;
import org.springframework.web.reactive.socket.HandshakeInfo;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.adapter.ContextWebSocketHandler;
import org.springframework.web.reactive.socket.adapter.StandardWebSocketHandlerAdapter;
import org.springframework.web.reactive.socket.server.RequestUpgradeStrategy;
import org.springframework.web.server.ServerWebExchange;

/**
 * Upgrades on Tomcat. Spring's own strategy leaves compression to the client and could
 * set limits only for all WebSockets of the application.
 */
final class TomcatUpgrade implements RequestUpgradeStrategy {

	private final int maxMessageSize;

	private final ConnectionLoop loop;

	private final Scheduler closing;

	TomcatUpgrade(int maxMessageSize, ConnectionLoop loop, Scheduler closing) {
		this.maxMessageSize = maxMessageSize;
		this.loop = loop;
		this.closing = closing;
	}

	@Override
	public Mono<Void> upgrade(ServerWebExchange exchange, WebSocketHandler handler, @Nullable String subProtocol,
			Supplier<HandshakeInfo> handshakeInfo) {
		HttpServletRequest request = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
		HttpServletResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
		HandshakeInfo info = BareHandshake.of(handshakeInfo.get());
		TomcatSocket socket = new TomcatSocket(request);
		DataBufferFactory buffers = exchange.getResponse().bufferFactory();
		return exchange.getResponse().setComplete().then(Mono.deferContextual((context) -> {
			Endpoint endpoint = new StandardWebSocketHandlerAdapter(ContextWebSocketHandler.decorate(handler, context),
					(session) -> TomcatSession.open(session, info, buffers, this.maxMessageSize, this.loop,
							this.closing, socket.closed()));
			try {
				container(request).upgradeHttpToWebSocket(socket, response, config(request, subProtocol, endpoint),
						Map.of());
				return Mono.empty();
			}
			catch (Exception ex) {
				return Mono.error(ex);
			}
		}));
	}

	private static ServerContainer container(HttpServletRequest request) {
		Object container = request.getServletContext().getAttribute(ServerContainer.class.getName());
		Assert.state(container instanceof ServerContainer, "Tomcat has no WebSocket container");
		return (ServerContainer) container;
	}

	private static ServerEndpointConfig config(HttpServletRequest request, @Nullable String subProtocol,
			Endpoint endpoint) {
		return ServerEndpointConfig.Builder.create(Endpoint.class, request.getRequestURI())
			.subprotocols((subProtocol != null) ? List.of(subProtocol) : List.of())
			.configurator(new UncompressedEndpoint(endpoint))
			.build();
	}

	/**
	 * One endpoint for one request, without extensions.
	 */
	private static final class UncompressedEndpoint extends ServerEndpointConfig.Configurator {

		private final Endpoint endpoint;

		UncompressedEndpoint(Endpoint endpoint) {
			this.endpoint = endpoint;
		}

		@Override
		public <T> T getEndpointInstance(Class<T> type) {
			return type.cast(this.endpoint);
		}

		@Override
		public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
			return List.of();
		}

	}

}
