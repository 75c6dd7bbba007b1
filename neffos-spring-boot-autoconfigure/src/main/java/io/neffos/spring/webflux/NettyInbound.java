package io.neffos.spring.webflux;

import io.neffos.spring.connection.ClientConnection;
import io.neffos.spring.message.CloseReason;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import org.reactivestreams.Subscription;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;

/**
 * Receives on the event loop that the connection lives on, without a copy.
 */
final class NettyInbound extends SessionInbound {

	private final Channel channel;

	private final ClientConnection connection;

	private final Runnable onReady;

	NettyInbound(WebSocketSession session, Channel channel, ClientConnection connection, Runnable onReady) {
		super(session);
		this.channel = channel;
		this.connection = connection;
		this.onReady = onReady;
	}

	@Override
	void allow(int messages) {
		request(messages);
	}

	@Override
	void subscribe(WebSocketSession from) {
		from.receive().subscribe(this);
	}

	@Override
	void ended(CloseReason reason) {
		this.connection.ended(reason);
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
				this.connection.alive();
				pong(NettyDataBufferFactory.toByteBuf(payload));
				request(1);
			}
			default -> {
				this.connection.alive();
				request(1);
			}
		}
	}

	@Override
	protected void hookOnError(Throwable error) {
		if (error instanceof TooLongFrameException) {
			this.connection.tooLarge();
		}
		else if (error instanceof CorruptedWebSocketFrameException corrupted) {
			ended(new CloseReason(corrupted.closeStatus().code(), corrupted.closeStatus().reasonText()));
		}
		else {
			ended(CloseReason.LOST);
		}
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

}
