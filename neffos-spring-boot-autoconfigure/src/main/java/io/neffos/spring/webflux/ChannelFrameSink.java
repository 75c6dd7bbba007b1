package io.neffos.spring.webflux;

import java.util.ArrayDeque;
import java.util.Deque;

import io.neffos.spring.connection.FrameBatch;
import io.neffos.spring.message.EncodedMessage;
import io.neffos.spring.server.OutboundLimits;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.WriteBufferWaterMark;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.NettyPipeline;

/**
 * Writes frames, encoded already, straight into the channel behind its frame encoder.
 * While the client doesn't read, what is for it waits here, bounded, as parts of buffers
 * that all receivers share.
 */
final class ChannelFrameSink extends ChannelInboundHandlerAdapter implements FrameSink {

	private static final String ENCODER = "wsencoder";

	private static final String NAME = "neffos";

	/**
	 * The high mark is above the largest batch: with less, each batch would park its
	 * receivers.
	 */
	private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(32 * 1024, 160 * 1024);

	private final Deque<Parked> parked = new ArrayDeque<>(0);

	private final Sinks.Empty<Void> written = Sinks.empty();

	private final Channel channel;

	private final ChannelHandlerContext encoder;

	private final OutboundBounds bounds;

	private final Runnable onOverflow;

	/** How much the client had still to take, the last time that somebody looked. */
	private long untilWritable;

	private boolean completed;

	private boolean resuming;

	private ChannelFrameSink(Channel channel, ChannelHandlerContext encoder, OutboundLimits limits,
			Runnable onOverflow) {
		this.channel = channel;
		this.encoder = encoder;
		this.bounds = new OutboundBounds(limits);
		this.onOverflow = onOverflow;
	}

	/**
	 * Installs a sink on a channel.
	 * @return the sink, or {@code null} if the channel's WebSocket has no plain frame
	 * encoder to write behind
	 */
	static @Nullable ChannelFrameSink install(Channel channel, OutboundLimits limits, Runnable onOverflow) {
		ChannelHandlerContext encoder = channel.pipeline().context(ENCODER);
		if (encoder == null || channel.pipeline().get(NettyPipeline.ReactiveBridge) == null) {
			return null;
		}
		ChannelFrameSink sink = new ChannelFrameSink(channel, encoder, limits, onOverflow);
		channel.config().setWriteBufferWaterMark(WATER_MARK);
		channel.pipeline().addBefore(NettyPipeline.ReactiveBridge, NAME, sink);
		return sink;
	}

	@Override
	public void write(EncodedMessage message) {
		write(message.frame(), 1);
	}

	@Override
	public void write(FrameBatch batch, int from, int to) {
		write(batch.retainedSlice(from, to), to - from);
	}

	@Override
	public void complete() {
		this.completed = true;
		if (this.parked.isEmpty()) {
			this.written.tryEmitEmpty();
		}
	}

	@Override
	public Mono<Void> run() {
		return this.written.asMono();
	}

	@Override
	public void channelWritabilityChanged(ChannelHandlerContext context) {
		if (this.channel.isWritable()) {
			resume();
		}
		context.fireChannelWritabilityChanged();
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		clear();
		context.fireChannelInactive();
	}

	@Override
	public void handlerRemoved(ChannelHandlerContext context) {
		clear();
	}

	/**
	 * Drops what waits: nobody is there to take it.
	 */
	private void clear() {
		this.completed = true;
		Parked frames = null;
		while ((frames = this.parked.poll()) != null) {
			frames.bytes().release();
		}
		this.written.tryEmitEmpty();
	}

	private void write(ByteBuf bytes, int messages) {
		if (this.completed) {
			bytes.release();
		}
		else if (this.parked.isEmpty() && this.channel.isWritable()) {
			this.encoder.writeAndFlush(bytes, this.encoder.voidPromise());
		}
		else {
			park(bytes, messages);
		}
	}

	private void park(ByteBuf bytes, int messages) {
		long left = this.channel.bytesBeforeWritable();
		if (left < this.untilWritable) {
			this.bounds.progressed();
		}
		this.untilWritable = left;
		this.parked.add(new Parked(bytes, messages));
		if (!this.bounds.add(messages, bytes.readableBytes())) {
			this.onOverflow.run();
		}
	}

	private void resume() {
		if (this.resuming) {
			// a flush that makes the channel writable again comes back here
			return;
		}
		this.resuming = true;
		try {
			while (this.channel.isWritable() && !this.parked.isEmpty()) {
				Parked next = this.parked.remove();
				this.bounds.remove(next.messages(), next.bytes().readableBytes());
				this.encoder.write(next.bytes(), this.encoder.voidPromise());
				if (!this.channel.isWritable() || this.parked.isEmpty()) {
					this.encoder.flush();
				}
			}
		}
		finally {
			this.resuming = false;
		}
		if (this.completed && this.parked.isEmpty()) {
			this.written.tryEmitEmpty();
		}
	}

	private record Parked(ByteBuf bytes, int messages) {

	}

}
