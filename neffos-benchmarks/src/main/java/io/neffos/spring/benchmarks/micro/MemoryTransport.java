package io.neffos.spring.benchmarks.micro;

import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.engine.transport.ConnectionTransport;
import io.neffos.spring.engine.transport.FrameBatch;
import io.neffos.spring.engine.transport.FrameOutcome;
import io.neffos.spring.engine.transport.OutboundFrame;
import io.neffos.spring.message.CloseReason;
import io.netty.buffer.ByteBuf;

/**
 * A client that takes everything at once and only counts it.
 */
final class MemoryTransport implements ConnectionTransport {

	private final ConnectionLoop loop;

	private long bytes;

	MemoryTransport(ConnectionLoop loop) {
		this.loop = loop;
	}

	long bytes() {
		return this.bytes;
	}

	@Override
	public ConnectionLoop loop() {
		return this.loop;
	}

	@Override
	public FrameOutcome write(OutboundFrame frame) {
		this.bytes += frame.size();
		return FrameOutcome.WRITTEN;
	}

	@Override
	public void write(FrameBatch batch, int from, int to) {
		ByteBuf frames = batch.retainedSlice(from, to);
		this.bytes += frames.readableBytes();
		frames.release();
	}

	@Override
	public int maxMessageSize() {
		return 64 * 1024;
	}

	@Override
	public void request(int messages) {
	}

	@Override
	public void ping() {
	}

	@Override
	public void close(CloseReason reason) {
	}

	@Override
	public void onEnd(Runnable callback) {
		// it doesn't end
	}

}
