package io.neffos.spring.webflux.jetty;

import java.util.List;

import io.neffos.spring.webflux.support.ServerLoops;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketCreator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;

/**
 * Jetty without servlets.
 */
public final class JettyServer extends AbstractJettyServer {

	public JettyServer(ServerLoops loops) {
		super(loops);
	}

	@Override
	public boolean isSourceOf(Object nativeRequest) {
		return nativeRequest instanceof Request;
	}

	@Override
	Request request(ServerHttpRequest request) {
		return ServerHttpRequestDecorator.getNativeRequest(request);
	}

	@Override
	Mono<Void> upgrade(ServerWebExchange exchange, Object listener, @Nullable String subProtocol) {
		Request request = request(exchange.getRequest());
		Response response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
		WebSocketCreator creator = (upgradeRequest, upgradeResponse, callback) -> {
			upgradeResponse.setExtensions(List.of());
			if (subProtocol != null) {
				upgradeResponse.setAcceptedSubProtocol(subProtocol);
			}
			return listener;
		};
		Callback.Completable upgraded = new Callback.Completable();
		ServerWebSocketContainer container = ServerWebSocketContainer
			.get(request.getConnectionMetaData().getConnector().getServer().getContext());
		try {
			if (!container.upgrade(creator, request, response, upgraded)) {
				return Mono.error(new IllegalStateException("Jetty could not upgrade the request"));
			}
		}
		catch (RuntimeException ex) {
			return Mono.error(ex);
		}
		return Mono.fromFuture(upgraded);
	}

}
