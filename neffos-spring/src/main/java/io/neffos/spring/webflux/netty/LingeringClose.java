package io.neffos.spring.webflux.netty;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.neffos.spring.message.CloseReason;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;

/**
 * Closes a channel without losing the close frame: the operating system resets a
 * connection that is closed while the client still sends, and drops what the client has
 * not read yet. So only the way out is closed first, and what comes in is discarded until
 * the client closes, within bounds.
 */
final class LingeringClose extends ChannelInboundHandlerAdapter {

	private static final String NAME = "neffosLingeringClose";

	private static final Duration MAX_TIME = Duration.ofSeconds(5);

	private static final long MAX_BYTES = 16L * 1024 * 1024;

	private final DuplexChannel channel;

	private long discarded;

	private LingeringClose(DuplexChannel channel) {
		this.channel = channel;
	}

	/**
	 * Sends a close frame and closes. Called on the event loop.
	 * @return completes when the channel is closed
	 */
	static ChannelFuture begin(DuplexChannel channel, CloseReason reason) {
		CloseWebSocketFrame frame = new CloseWebSocketFrame(reason.code(), reason.text());
		if (reason.code() == CloseReason.GOING_AWAY.code() || !channel.isActive()) {
			// the process is about to end, and can't wait for clients
			channel.writeAndFlush(frame).addListener(ChannelFutureListener.CLOSE);
			return channel.closeFuture();
		}
		LingeringClose linger = new LingeringClose(channel);
		channel.writeAndFlush(frame).addListener((written) -> linger.written(written.isSuccess()));
		channel.pipeline().addFirst(NAME, linger);
		Future<?> timeout = channel.eventLoop()
			.schedule((Runnable) channel::close, MAX_TIME.toMillis(), TimeUnit.MILLISECONDS);
		return channel.closeFuture().addListener((closed) -> timeout.cancel(false));
	}

	@Override
	public void handlerAdded(ChannelHandlerContext context) {
		context.read();
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		this.discarded += (message instanceof ByteBuf bytes) ? bytes.readableBytes() : 0;
		ReferenceCountUtil.release(message);
		if (this.discarded > MAX_BYTES) {
			this.channel.close();
		}
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext context) {
		context.read();
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable error) {
		this.channel.close();
	}

	private void written(boolean success) {
		SslHandler tls = this.channel.pipeline().get(SslHandler.class);
		if (!success) {
			this.channel.close();
		}
		else if (tls != null) {
			tls.closeOutbound().addListener((closed) -> this.channel.shutdownOutput());
		}
		else {
			this.channel.shutdownOutput();
		}
	}

}
