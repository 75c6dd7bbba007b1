package io.neffos.spring.webflux.netty;

import java.util.function.Function;

import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.webflux.support.BareHandshake;
import io.neffos.spring.webflux.support.SessionChannel;
import io.neffos.spring.webflux.support.WebServer;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;

import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.reactive.socket.server.RequestUpgradeStrategy;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import org.springframework.web.server.ServerWebExchange;

/**
 * Reactor Netty: connections live on its event loops, and frames go straight into its
 * channels.
 */
public final class NettyServer implements WebServer {

	private static final CloseReason TOO_EARLY = new CloseReason(1002, "data before the handshake");

	private final EventLoops loops = new EventLoops();

	@Override
	public boolean isSourceOf(Object nativeRequest) {
		return nativeRequest instanceof HttpServerRequest;
	}

	@Override
	public Mono<Void> upgrade(ServerWebExchange exchange, int maxMessageSize,
			Function<SessionChannel, Mono<Void>> connection) {
		HttpServerRequest request = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
		HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
		if (hasBody(request)) {
			exchange.getResponse().setStatusCode(HttpStatus.BAD_REQUEST);
			return exchange.getResponse().setComplete();
		}
		Channel channel = channel(request);
		ConnectionLoop loop = this.loops.of(channel);
		UpgradeGuard guard = new UpgradeGuard(channel);
		RequestUpgradeStrategy strategy = guarded(strategy(maxMessageSize), guard, loop);
		return new HandshakeWebSocketService(strategy).handleRequest(exchange, (session) -> {
			guard.remove();
			// they are of no use any more, and would stay as long as the connection
			request.requestHeaders().clear();
			response.responseHeaders().clear();
			FrameDecoder.install(channel, maxMessageSize);
			NettyChannel upgraded = new NettyChannel(session, channel, loop, maxMessageSize);
			return (guard.isTriggered()) ? upgraded.close(TOO_EARLY) : connection.apply(upgraded);
		}).doFinally((signal) -> guard.remove());
	}

	@Override
	public boolean hangUp(ServerHttpRequest request) {
		HttpServerRequest nativeRequest = ServerHttpRequestDecorator.getNativeRequest(request);
		channel(nativeRequest).close();
		return true;
	}

	/**
	 * Upgrades to a session that doesn't keep the headers of the handshake, of which the
	 * connection has its own copy.
	 */
	private static RequestUpgradeStrategy strategy(int maxMessageSize) {
		RequestUpgradeStrategy strategy = new ReactorNettyRequestUpgradeStrategy(() -> WebsocketServerSpec.builder()
			.maxFramePayloadLength(maxMessageSize)
			.handlePing(true)
			.compress(false));
		return (exchange, handler, protocol, handshake) -> strategy.upgrade(exchange, handler, protocol,
				() -> BareHandshake.of(handshake.get()));
	}

	/**
	 * Upgrades on the event loop, whatever thread has agreed to it: what a client sends
	 * after its answer would get lost while Reactor Netty isn't done with the upgrade.
	 */
	private static RequestUpgradeStrategy guarded(RequestUpgradeStrategy strategy, UpgradeGuard guard,
			ConnectionLoop loop) {
		return (exchange, handler, protocol, handshake) -> {
			Mono<Void> upgrade = Mono.defer(() -> {
				guard.install();
				return strategy.upgrade(exchange, handler, protocol, handshake);
			});
			return exchange.getResponse()
				.setComplete()
				.then(Mono.defer(() -> (loop.isCurrent()) ? upgrade : upgrade.subscribeOn(loop.scheduler())));
		};
	}

	/**
	 * Whether a request has a body, which the request of an upgrade may not have: Reactor
	 * Netty would never release it.
	 */
	private static boolean hasBody(HttpServerRequest request) {
		String length = request.requestHeaders().get(HttpHeaderNames.CONTENT_LENGTH);
		return (length != null && !length.equals("0"))
				|| request.requestHeaders().contains(HttpHeaderNames.TRANSFER_ENCODING);
	}

	private static Channel channel(HttpServerRequest request) {
		Channel[] channel = new Channel[1];
		request.withConnection((connection) -> channel[0] = connection.channel());
		return channel[0];
	}

}
