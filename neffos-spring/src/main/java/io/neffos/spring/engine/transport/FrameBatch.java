package io.neffos.spring.engine.transport;

import java.util.ArrayList;
import java.util.List;

import io.neffos.spring.engine.memory.SharedMemory;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Frames that many connections of one loop are about to get. Merged into one buffer,
 * once, for all transports that can share it. Confined to the loop.
 *
 * @since 0.1.0
 */
public final class FrameBatch {

	private static final int OUTCOMES = FrameOutcome.values().length;

	private final List<OutboundFrame> frames = new ArrayList<>(4);

	private int size;

	private @Nullable ByteBuf merged;

	/** The memory of the merged frames, or of each frame on its own. */
	private @Nullable SharedMemory mergedMemory;

	private @Nullable SharedMemory @Nullable [] frameMemory;

	/** How many clients each frame had each outcome for, as far as it was marked. */
	private int @Nullable [] marks;

	/**
	 * Adds a frame behind the others.
	 * @param frame the frame
	 */
	public void add(OutboundFrame frame) {
		this.frames.add(frame);
		this.size += frame.size();
	}

	/**
	 * Returns how many frames there are.
	 * @return the number
	 */
	public int count() {
		return this.frames.size();
	}

	/**
	 * Returns the size of all frames.
	 * @return the number of bytes
	 */
	public int size() {
		return this.size;
	}

	/**
	 * Returns a frame.
	 * @param index its place, from 0
	 * @return the frame
	 */
	public OutboundFrame frame(int index) {
		return this.frames.get(index);
	}

	/**
	 * Returns the bytes of neighbouring frames.
	 * @param from the first frame's place
	 * @param to the place behind the last one
	 * @return a part of the buffer that all share, or a copy of a small part, to be
	 * released by the caller
	 */
	public ByteBuf retainedSlice(int from, int to) {
		ByteBuf all = merged();
		if (from == 0 && to == count()) {
			return all.retainedDuplicate();
		}
		int offset = sizeOf(0, from);
		int length = sizeOf(from, to);
		if (isCopied(from, to, length)) {
			// a small part must not keep the whole buffer for a client that doesn't read
			return ByteBufAllocator.DEFAULT.directBuffer(length, length).writeBytes(all, offset, length);
		}
		return all.retainedSlice(offset, length);
	}

	/**
	 * Returns the memory that {@link #retainedSlice} keeps.
	 * @param from the first frame's place
	 * @param to the place behind the last one
	 * @return the memory, the same for all who share it
	 */
	public SharedMemory sliceMemory(int from, int to) {
		int length = sizeOf(from, to);
		if (isCopied(from, to, length)) {
			return SharedMemory.direct(length);
		}
		SharedMemory shared = this.mergedMemory;
		if (shared == null) {
			shared = SharedMemory.direct(this.size);
			this.mergedMemory = shared;
		}
		return shared;
	}

	/**
	 * Returns the memory that a frame on its own keeps.
	 * @param index its place
	 * @return the memory, the same for all who share it
	 */
	public SharedMemory frameMemory(int index) {
		@Nullable SharedMemory[] memories = this.frameMemory;
		if (memories == null) {
			memories = new SharedMemory[count()];
			this.frameMemory = memories;
		}
		SharedMemory shared = memories[index];
		if (shared == null) {
			shared = SharedMemory.heap(frame(index).size());
			memories[index] = shared;
		}
		return shared;
	}

	/**
	 * Whether neighbouring frames are all plain.
	 * @param from the first frame's place
	 * @param to the place behind the last one
	 * @return {@code true} if they may wait together
	 */
	public boolean isPlain(int from, int to) {
		for (int i = from; i < to; i++) {
			if (!this.frames.get(i).isPlain()) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Appends all frames to a buffer.
	 * @param buffer the buffer
	 */
	public void writeTo(ByteBuf buffer) {
		for (OutboundFrame frame : this.frames) {
			frame.message().writeTo(buffer);
		}
	}

	/**
	 * Releases the shared buffer. What was sliced from it lives on.
	 */
	public void release() {
		if (this.merged != null) {
			this.merged.release();
			this.merged = null;
		}
	}

	/**
	 * Notes the outcome of neighbouring frames for one client. What isn't marked was
	 * written.
	 * @param from the first frame's place
	 * @param to the place behind the last one
	 * @param outcome their outcome
	 */
	public void mark(int from, int to, FrameOutcome outcome) {
		if (outcome == FrameOutcome.WRITTEN) {
			return;
		}
		int[] counts = this.marks;
		if (counts == null) {
			counts = new int[count() * OUTCOMES];
			this.marks = counts;
		}
		for (int i = from; i < to; i++) {
			counts[i * OUTCOMES + outcome.ordinal()]++;
		}
	}

	/**
	 * Returns how many clients a frame had an outcome for.
	 * @param index the frame's place
	 * @param outcome the outcome, but not {@link FrameOutcome#WRITTEN}
	 * @return the number
	 */
	public int marked(int index, FrameOutcome outcome) {
		return (this.marks != null) ? this.marks[index * OUTCOMES + outcome.ordinal()] : 0;
	}

	private boolean isCopied(int from, int to, int length) {
		return (from != 0 || to != count()) && length < this.size / 2;
	}

	private ByteBuf merged() {
		ByteBuf buffer = this.merged;
		if (buffer == null) {
			buffer = ByteBufAllocator.DEFAULT.directBuffer(this.size, this.size);
			writeTo(buffer);
			this.merged = buffer;
		}
		return buffer;
	}

	private int sizeOf(int from, int to) {
		int bytes = 0;
		for (int i = from; i < to; i++) {
			bytes += this.frames.get(i).size();
		}
		return bytes;
	}

}
