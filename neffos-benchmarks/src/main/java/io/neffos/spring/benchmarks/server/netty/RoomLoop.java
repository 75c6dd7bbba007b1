package io.neffos.spring.benchmarks.server.netty;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.util.internal.PlatformDependent;

/**
 * The members of a room that live on one event loop. What was published is merged there
 * into one buffer that all of them share.
 */
final class RoomLoop {

	private static final int MAX_FRAMES = 256;

	private static final int MAX_BYTES = 64 * 1024;

	private final EventLoop loop;

	private final List<NettyMember> members = new ArrayList<>();

	private final List<byte[]> merged = new ArrayList<>();

	private final Queue<byte[]> frames = PlatformDependent.newMpscQueue();

	private final AtomicInteger waiting = new AtomicInteger();

	RoomLoop(EventLoop loop) {
		this.loop = loop;
	}

	void add(byte[] frame) {
		this.frames.add(frame);
		if (this.waiting.getAndIncrement() == 0) {
			this.loop.execute(this::drain);
		}
	}

	void join(NettyMember member) {
		this.members.add(member);
	}

	void leave(NettyMember member) {
		this.members.remove(member);
	}

	private void drain() {
		int bytes = 0;
		byte[] frame = null;
		while (this.merged.size() < MAX_FRAMES && bytes < MAX_BYTES && (frame = this.frames.poll()) != null) {
			this.merged.add(frame);
			bytes += frame.length;
		}
		int drained = this.merged.size();
		write(bytes);
		if (this.waiting.addAndGet(-drained) > 0) {
			this.loop.execute(this::drain);
		}
	}

	private void write(int bytes) {
		if (bytes == 0 || this.members.isEmpty()) {
			this.merged.clear();
			return;
		}
		ByteBuf buffer = this.members.get(0).alloc().directBuffer(bytes);
		this.merged.forEach(buffer::writeBytes);
		this.merged.clear();
		for (NettyMember member : this.members) {
			member.write(buffer.retainedDuplicate());
		}
		buffer.release();
	}

}
