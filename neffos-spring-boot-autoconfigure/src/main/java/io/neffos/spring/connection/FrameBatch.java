package io.neffos.spring.connection;

import java.util.ArrayList;
import java.util.List;

import io.neffos.spring.message.EncodedMessage;
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

	private final List<EncodedMessage> frames = new ArrayList<>(4);

	private int size;

	private @Nullable ByteBuf merged;

	/**
	 * Adds a frame behind the others.
	 * @param frame the frame
	 */
	public void add(EncodedMessage frame) {
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
	public EncodedMessage frame(int index) {
		return this.frames.get(index);
	}

	/**
	 * Returns the bytes of neighbouring frames.
	 * @param from the first frame's place
	 * @param to the place behind the last one
	 * @return a part of the buffer that all share, to be released by the caller
	 */
	public ByteBuf retainedSlice(int from, int to) {
		ByteBuf all = merged();
		if (from == 0 && to == count()) {
			return all.retainedDuplicate();
		}
		return all.retainedSlice(sizeOf(0, from), sizeOf(from, to));
	}

	/**
	 * Lets go of the shared buffer. What was sliced from it lives on.
	 */
	public void release() {
		if (this.merged != null) {
			this.merged.release();
			this.merged = null;
		}
	}

	private ByteBuf merged() {
		ByteBuf buffer = this.merged;
		if (buffer == null) {
			buffer = ByteBufAllocator.DEFAULT.directBuffer(this.size, this.size);
			for (EncodedMessage frame : this.frames) {
				frame.writeTo(buffer);
			}
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
