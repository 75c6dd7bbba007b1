package io.neffos.spring.webflux;

import io.neffos.spring.connection.ClientConnection;
import io.neffos.spring.message.CloseReason;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.publisher.Sinks;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;

/**
 * Gives a connection what its session receives, as fast as the connection allows.
 */
final class SessionInbound extends BaseSubscriber<WebSocketMessage> {

	private final WebSocketSession session;

	private final Channel channel;

	private final ClientConnection connection;

	private final Runnable onReady;

	private final Sinks.Empty<Void> done = Sinks.empty();

	private @Nullable CloseStatus closeStatus;

	private boolean closedByClient;

	SessionInbound(WebSocketSession session, Channel channel, ClientConnection connection, Runnable onReady) {
		this.channel = channel;
		this.session = session;
		this.connection = connection;
		this.onReady = onReady;
	}

	/**
	 * Receives until the session ends.
	 * @return completes then
	 */
	Mono<Void> receive() {
		return this.done.asMono().doOnSubscribe((subscription) -> {
			this.session.closeStatus().subscribe((status) -> this.closeStatus = status, (ex) -> {
			});
			this.session.receive().subscribe(this);
		});
	}

	/**
	 * Tells whether the client has closed, which Reactor Netty answers by itself.
	 */
	boolean isClosedByClient() {
		return this.closedByClient;
	}

	@Override
	protected void hookOnSubscribe(Subscription subscription) {
		// from here on the connection requests what it has room for
		this.onReady.run();
	}

	@Override
	protected void hookOnNext(WebSocketMessage message) {
		DataBuffer payload = message.getPayload();
		// Reactor Netty releases the frame when this returns
		switch (message.getType()) {
			case TEXT -> this.connection.receive(NettyDataBufferFactory.toByteBuf(payload), false);
			case BINARY -> this.connection.receive(NettyDataBufferFactory.toByteBuf(payload), true);
			case PING -> {
				pong(NettyDataBufferFactory.toByteBuf(payload));
				request(1);
			}
			default -> request(1);
		}
	}

	@Override
	protected void hookOnComplete() {
		this.closedByClient = true;
		CloseStatus status = this.closeStatus;
		this.connection.ended((status != null) ? reason(status) : CloseReason.LOST);
	}

	/**
	 * Answers a ping, unless the client doesn't read: pongs that nobody takes would fill
	 * the memory.
	 */
	private void pong(ByteBuf payload) {
		if (this.channel.isWritable()) {
			this.channel.writeAndFlush(new PongWebSocketFrame(payload.retain()));
		}
	}

	private static CloseReason reason(CloseStatus status) {
		if (!WebSocketCloseStatus.isValidStatusCode(status.getCode())) {
			return CloseReason.LOST;
		}
		return new CloseReason(status.getCode(), (status.getReason() != null) ? status.getReason() : "");
	}

	@Override
	protected void hookOnError(Throwable error) {
		if (error instanceof TooLongFrameException) {
			this.connection.ended(CloseReason.TOO_LARGE);
		}
		else if (error instanceof CorruptedWebSocketFrameException corrupted) {
			this.connection
				.ended(new CloseReason(corrupted.closeStatus().code(), corrupted.closeStatus().reasonText()));
		}
		else {
			this.connection.ended(CloseReason.LOST);
		}
	}

	@Override
	protected void hookFinally(SignalType type) {
		this.done.tryEmitEmpty();
	}

}
