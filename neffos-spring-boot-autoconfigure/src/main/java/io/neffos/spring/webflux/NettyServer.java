package io.neffos.spring.webflux;

import java.util.function.Function;

import io.neffos.spring.connection.ConnectionLoop;
import io.netty.channel.Channel;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.WebsocketServerSpec;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import org.springframework.web.server.ServerWebExchange;

/**
 * Reactor Netty: connections live on its event loops, and frames go straight into its
 * channels.
 */
final class NettyServer implements WebServer {

	private final EventLoops loops = new EventLoops();

	@Override
	public boolean isSourceOf(Object nativeRequest) {
		return nativeRequest instanceof HttpServerRequest;
	}

	@Override
	public Mono<Void> upgrade(ServerWebExchange exchange, int maxMessageSize,
			Function<SessionChannel, Mono<Void>> connection) {
		Channel channel = channel(exchange.getRequest());
		ConnectionLoop loop = this.loops.of(channel);
		return new HandshakeWebSocketService(strategy(maxMessageSize)).handleRequest(exchange,
				(session) -> connection.apply(new NettyChannel(session, channel, loop)));
	}

	@Override
	public boolean hangUp(ServerHttpRequest request) {
		channel(request).close();
		return true;
	}

	private static ReactorNettyRequestUpgradeStrategy strategy(int maxMessageSize) {
		return new ReactorNettyRequestUpgradeStrategy(() -> WebsocketServerSpec.builder()
			.maxFramePayloadLength(maxMessageSize)
			.handlePing(true)
			.compress(false));
	}

	private static Channel channel(ServerHttpRequest request) {
		HttpServerRequest nativeRequest = ServerHttpRequestDecorator.getNativeRequest(request);
		Channel[] channel = new Channel[1];
		nativeRequest.withConnection((connection) -> channel[0] = connection.channel());
		return channel[0];
	}

}
