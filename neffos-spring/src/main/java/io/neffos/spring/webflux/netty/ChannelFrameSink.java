package io.neffos.spring.webflux.netty;

import io.neffos.spring.engine.broadcast.OutboundQueue;
import io.neffos.spring.engine.transport.FrameBatch;
import io.neffos.spring.engine.transport.FrameOutcome;
import io.neffos.spring.engine.transport.OutboundFrame;
import io.neffos.spring.engine.wire.EncodedMessage;
import io.neffos.spring.webflux.support.FrameSink;
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

	private final Sinks.Empty<Void> written = Sinks.empty();

	private final Channel channel;

	private final ChannelHandlerContext encoder;

	private final OutboundQueue queue;

	private final KernelBacklog backlog;

	/** Number of bytes that the client had still to read at the last check. */
	private long untilWritable;

	private boolean completed;

	private boolean resuming;

	private ChannelFrameSink(Channel channel, ChannelHandlerContext encoder, OutboundQueue queue) {
		this.channel = channel;
		this.encoder = encoder;
		this.queue = queue;
		this.backlog = new KernelBacklog(channel);
	}

	/**
	 * Installs a sink on a channel.
	 * @return the sink, or {@code null} if the channel's WebSocket has no plain frame
	 * encoder to write behind
	 */
	static @Nullable ChannelFrameSink install(Channel channel, OutboundQueue queue) {
		ChannelHandlerContext encoder = channel.pipeline().context(ENCODER);
		if (encoder == null || channel.pipeline().get(NettyPipeline.ReactiveBridge) == null) {
			return null;
		}
		ChannelFrameSink sink = new ChannelFrameSink(channel, encoder, queue);
		channel.config().setWriteBufferWaterMark(WATER_MARK);
		channel.pipeline().addBefore(NettyPipeline.ReactiveBridge, NAME, sink);
		return sink;
	}

	@Override
	public FrameOutcome write(OutboundFrame frame) {
		if (this.completed) {
			return FrameOutcome.CLOSED;
		}
		if (isReady()) {
			this.encoder.writeAndFlush(directCopy(frame.message()), this.encoder.voidPromise());
			return FrameOutcome.WRITTEN;
		}
		noteProgress();
		return this.queue.add(frame);
	}

	@Override
	public void write(FrameBatch batch, int from, int to) {
		if (this.completed) {
			batch.mark(from, to, FrameOutcome.CLOSED);
		}
		else if (isReady()) {
			this.encoder.writeAndFlush(batch.retainedSlice(from, to), this.encoder.voidPromise());
		}
		else {
			noteProgress();
			this.queue.add(batch, from, to);
		}
	}

	@Override
	public void complete() {
		this.completed = true;
		if (!this.channel.isActive()) {
			clear();
		}
		if (this.queue.isEmpty()) {
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
			this.queue.progressed();
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
	 * Drops the waiting frames: the client is gone.
	 */
	private void clear() {
		this.completed = true;
		this.queue.close();
		this.written.tryEmitEmpty();
	}

	/**
	 * Copies a frame to where most transports would copy it anyway, with more effort.
	 * @return its only copy, for the channel to release
	 */
	private ByteBuf directCopy(EncodedMessage message) {
		ByteBuf bytes = this.channel.alloc().directBuffer(message.size());
		message.writeTo(bytes);
		return bytes;
	}

	private boolean isReady() {
		return this.queue.isEmpty() && !this.resuming && this.channel.isWritable();
	}

	/**
	 * Looks whether the client has taken something of what was written before.
	 */
	private void noteProgress() {
		this.backlog.behind();
		long left = ChannelBacklog.of(this.channel);
		if (left < this.untilWritable) {
			this.queue.progressed();
		}
		this.untilWritable = left;
	}

	private void resume() {
		if (this.resuming) {
			// a flush that makes the channel writable again comes back here
			return;
		}
		this.resuming = true;
		try {
			ByteBuf next = null;
			while (this.channel.isWritable() && (next = this.queue.pollBytes()) != null) {
				this.encoder.write(next, this.encoder.voidPromise());
				if (!this.channel.isWritable() || this.queue.isEmpty()) {
					this.encoder.flush();
				}
			}
		}
		finally {
			this.resuming = false;
		}
		if (this.queue.isEmpty()) {
			this.backlog.caughtUp();
		}
		if (this.completed && this.queue.isEmpty()) {
			this.written.tryEmitEmpty();
		}
	}

}
