package io.neffos.spring.webflux.netty;

import io.neffos.spring.engine.session.ClientConnection;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.webflux.support.SessionInbound;
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

	/** How much is still handled of what the client had sent before it was gone. */
	private static final int MAX_LAST_MESSAGES = 1024;

	private static final int MAX_LAST_BYTES = 256 * 1024;

	private final Channel channel;

	private final ClientConnection connection;

	private final Runnable onReady;

	private boolean ending;

	private int lastBytes;

	NettyInbound(WebSocketSession session, Channel channel, ClientConnection connection, Runnable onReady) {
		super(session);
		this.channel = channel;
		this.connection = connection;
		this.onReady = onReady;
	}

	@Override
	public void allow(int messages) {
		request(messages);
	}

	@Override
	protected void subscribe(WebSocketSession from) {
		from.receive().subscribe(this);
	}

	@Override
	protected void ended(CloseReason reason) {
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
			case TEXT -> receive(NettyDataBufferFactory.toByteBuf(payload), false);
			case BINARY -> receive(NettyDataBufferFactory.toByteBuf(payload), true);
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

	/**
	 * Ends the connection although not everything that has been received has been asked
	 * for: its handlers may take any time. Of that only a part is handled.
	 */
	void channelEnded() {
		this.ending = true;
		for (int i = 0; i < MAX_LAST_MESSAGES && this.lastBytes < MAX_LAST_BYTES && !isDisposed(); i++) {
			request(1);
		}
		if (!isDisposed()) {
			cancel();
			ended(CloseReason.LOST);
		}
	}

	@Override
	protected void hookOnError(Throwable error) {
		if (error instanceof TooLongFrameException || isTooLarge(error)) {
			this.connection.tooLarge();
		}
		else if (error instanceof CorruptedWebSocketFrameException corrupted) {
			ended(new CloseReason(corrupted.closeStatus().code(), corrupted.closeStatus().reasonText()));
		}
		else {
			ended(CloseReason.LOST);
		}
	}

	private void receive(ByteBuf payload, boolean binary) {
		if (this.ending) {
			this.lastBytes += payload.readableBytes();
		}
		this.connection.receive(payload, binary);
	}

	private static boolean isTooLarge(Throwable error) {
		return error instanceof CorruptedWebSocketFrameException corrupted
				&& corrupted.closeStatus().code() == CloseReason.TOO_LARGE.code();
	}

	/**
	 * Answers a ping, unless the client doesn't read: unread pongs would fill the memory.
	 */
	private void pong(ByteBuf payload) {
		if (this.channel.isWritable()) {
			this.channel.writeAndFlush(new PongWebSocketFrame(payload.retain()));
		}
	}

}
