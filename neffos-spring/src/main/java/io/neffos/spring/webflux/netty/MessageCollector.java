package io.neffos.spring.webflux.netty;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Copies the fragments of a message into one buffer: kept as they come, each of them
 * keeps the buffer that it was read into, or its part of it and an object for that. A
 * message must be complete within a time.
 */
final class MessageCollector extends ChannelInboundHandlerAdapter {

	private static final String NAME = "neffosMessages";

	private final int maxMessageSize;

	private final Duration maxTime;

	private final Runnable onTimeout;

	private final Runnable onEnd;

	private @Nullable ByteBuf message;

	private boolean text;

	private boolean refused;

	private @Nullable Future<?> timeout;

	/**
	 * Creates a collector.
	 * @param maxMessageSize how many bytes a message may have
	 * @param maxTime how long it may take from its first fragment to its last one
	 * @param onTimeout called when it takes longer
	 * @param onEnd called when the channel has ended, after all the other handlers know
	 */
	MessageCollector(int maxMessageSize, Duration maxTime, Runnable onTimeout, Runnable onEnd) {
		this.maxMessageSize = maxMessageSize;
		this.maxTime = maxTime;
		this.onTimeout = onTimeout;
		this.onEnd = onEnd;
	}

	/**
	 * Installs the collector behind a channel's frame decoder, if it has one.
	 */
	void install(Channel channel) {
		if (channel.pipeline().get(FrameDecoder.NAME) != null) {
			channel.pipeline().addAfter(FrameDecoder.NAME, NAME, this);
		}
		else {
			channel.closeFuture().addListener((ended) -> this.onEnd.run());
		}
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object received) {
		if (received instanceof WebSocketFrame frame && isPart(frame)) {
			try {
				collect(context, frame);
			}
			finally {
				frame.release();
			}
		}
		else {
			context.fireChannelRead(received);
		}
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext context) {
		context.fireChannelReadComplete();
		if (this.message != null && !context.channel().config().isAutoRead()) {
			// what has been asked for isn't complete yet
			context.read();
		}
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		drop();
		context.fireChannelInactive();
		this.onEnd.run();
	}

	@Override
	public void handlerRemoved(ChannelHandlerContext context) {
		drop();
	}

	private static boolean isPart(WebSocketFrame frame) {
		return frame instanceof ContinuationWebSocketFrame || (!frame.isFinalFragment()
				&& (frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame));
	}

	private void collect(ChannelHandlerContext context, WebSocketFrame part) {
		if (this.refused) {
			return;
		}
		ByteBuf collected = this.message;
		if (collected == null) {
			collected = begin(context, part);
		}
		if (collected.readableBytes() + part.content().readableBytes() > this.maxMessageSize) {
			this.refused = true;
			drop();
			context.fireExceptionCaught(new TooLongFrameException("The fragments are larger than a message may be"));
			return;
		}
		collected.writeBytes(part.content());
		if (part.isFinalFragment()) {
			this.message = null;
			stopTimeout();
			context
				.fireChannelRead((this.text) ? new TextWebSocketFrame(collected) : new BinaryWebSocketFrame(collected));
		}
	}

	private ByteBuf begin(ChannelHandlerContext context, WebSocketFrame first) {
		ByteBuf collected = context.alloc()
			.buffer(Math.min(first.content().readableBytes(), this.maxMessageSize), this.maxMessageSize);
		this.message = collected;
		this.text = first instanceof TextWebSocketFrame;
		this.timeout = context.executor().schedule(this.onTimeout, this.maxTime.toMillis(), TimeUnit.MILLISECONDS);
		return collected;
	}

	private void drop() {
		stopTimeout();
		if (this.message != null) {
			this.message.release();
			this.message = null;
		}
	}

	private void stopTimeout() {
		if (this.timeout != null) {
			this.timeout.cancel(false);
			this.timeout = null;
		}
	}

}
