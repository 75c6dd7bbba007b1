package io.neffos.spring.webflux.jetty;

import java.io.IOException;
import java.util.List;

import io.neffos.spring.webflux.support.ServerLoops;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.eclipse.jetty.ee11.websocket.server.JettyWebSocketCreator;
import org.eclipse.jetty.ee11.websocket.server.JettyWebSocketServerContainer;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;

/**
 * Jetty with servlets, as Spring Boot runs it.
 */
public final class JettyServletServer extends AbstractJettyServer {

	public JettyServletServer(ServerLoops loops) {
		super(loops);
	}

	@Override
	public boolean isSourceOf(Object nativeRequest) {
		return nativeRequest instanceof HttpServletRequest request
				&& JettyWebSocketServerContainer.getContainer(request.getServletContext()) != null;
	}

	@Override
	Request request(ServerHttpRequest request) {
		HttpServletRequest servletRequest = ServerHttpRequestDecorator.getNativeRequest(request);
		return ServletContextRequest.getServletContextRequest(servletRequest);
	}

	@Override
	Mono<Void> upgrade(ServerWebExchange exchange, Object listener, @Nullable String subProtocol) {
		HttpServletRequest request = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
		HttpServletResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
		JettyWebSocketCreator creator = (upgradeRequest, upgradeResponse) -> {
			upgradeResponse.setExtensions(List.of());
			if (subProtocol != null) {
				upgradeResponse.setAcceptedSubProtocol(subProtocol);
			}
			return listener;
		};
		try {
			JettyWebSocketServerContainer.getContainer(request.getServletContext()).upgrade(creator, request, response);
			return Mono.empty();
		}
		catch (IOException | RuntimeException ex) {
			return Mono.error(ex);
		}
	}

}
