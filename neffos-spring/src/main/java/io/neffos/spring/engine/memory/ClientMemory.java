package io.neffos.spring.engine.memory;

import io.netty.buffer.ByteBuf;

/**
 * The memory that one connection keeps: what its client has sent and what waits for it.
 * Memory that several clients share is part of what each of them keeps, but counts once
 * for the server. Confined to the connection's loop; the sums are read anywhere.
 *
 * @since 0.1.0
 */
public final class ClientMemory {

	/** What an entry of a client's queue needs besides its bytes, roughly. */
	private static final int ENTRY = 128;

	/** What a decoded message of a client needs besides its bytes, roughly. */
	private static final int MESSAGE = 512;

	private final MemoryUse use = new MemoryUse();

	private final LoopMemory loop;

	ClientMemory(LoopMemory loop) {
		this.loop = loop;
	}

	/**
	 * Returns how much of the heap is kept.
	 * @return roughly the number of bytes
	 */
	public long heap() {
		return this.use.heap();
	}

	/**
	 * Returns how much direct memory is kept.
	 * @return the number of bytes
	 */
	public long direct() {
		return this.use.direct();
	}

	/**
	 * Notes that something waits for the client.
	 * @param memory the memory that it lies in
	 */
	public void hold(SharedMemory memory) {
		this.use.add(ENTRY + memory.heapBytes(), memory.directBytes());
		if (memory.hold()) {
			this.loop.add(ENTRY + memory.heapBytes(), memory.directBytes());
		}
		else {
			this.loop.add(ENTRY, 0);
		}
	}

	/**
	 * Notes that it doesn't wait any more.
	 * @param memory what was held
	 */
	public void release(SharedMemory memory) {
		this.use.add(-ENTRY - memory.heapBytes(), -memory.directBytes());
		if (memory.release()) {
			this.loop.add(-ENTRY - memory.heapBytes(), -memory.directBytes());
		}
		else {
			this.loop.add(-ENTRY, 0);
		}
	}

	/**
	 * Notes that a message of the client is kept.
	 */
	public void hold(ByteBuf message) {
		add(message, 1);
	}

	/**
	 * Notes that it isn't kept any more.
	 */
	public void release(ByteBuf message) {
		add(message, -1);
	}

	private void add(ByteBuf message, int sign) {
		int size = message.readableBytes();
		int heap = sign * ((message.isDirect()) ? MESSAGE : MESSAGE + size);
		int direct = (message.isDirect()) ? sign * size : 0;
		this.use.add(heap, direct);
		this.loop.add(heap, direct);
	}

}
