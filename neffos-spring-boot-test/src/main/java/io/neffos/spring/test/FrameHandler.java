package io.neffos.spring.test;

import java.io.IOException;
import java.util.function.Function;

import io.neffos.spring.engine.client.ClientSession;
import io.neffos.spring.message.CloseReason;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/**
 * Brings a channel and its client together, from the upgrade to the end.
 */
final class FrameHandler extends SimpleChannelInboundHandler<WebSocketFrame> {

	private static final int NO_STATUS = 1005;

	private final Function<ChannelTransport, NeffosTestClient> factory;

	private final MonoSink<NeffosTestClient> opened;

	private @Nullable ClientSession session;

	private boolean failed;

	private CloseReason reason = CloseReason.LOST;

	FrameHandler(Function<ChannelTransport, NeffosTestClient> factory, MonoSink<NeffosTestClient> opened) {
		this.factory = factory;
		this.opened = opened;
	}

	/**
	 * Fail the connection attempt.
	 */
	void failed(Throwable cause) {
		if (!this.failed) {
			this.failed = true;
			this.opened.error(cause);
		}
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext context, Object event) {
		if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
			NeffosTestClient client = this.factory.apply(new ChannelTransport(context.channel()));
			this.session = client.session();
			this.opened.success(client);
		}
	}

	@Override
	protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
		if (frame instanceof CloseWebSocketFrame close) {
			this.reason = (close.statusCode() < 0) ? new CloseReason(NO_STATUS, "")
					: new CloseReason(close.statusCode(), close.reasonText());
			context.writeAndFlush(close.retainedDuplicate());
		}
		else if (this.session != null
				&& (frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame)) {
			this.session.receive(frame.content(), frame instanceof BinaryWebSocketFrame);
		}
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		if (this.session != null) {
			this.session.ended(this.reason);
		}
		else {
			failed(new IOException("The connection has ended before the upgrade"));
		}
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
		if (this.session == null) {
			failed(cause);
		}
		context.close();
	}

}
