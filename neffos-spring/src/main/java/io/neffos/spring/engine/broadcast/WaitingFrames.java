package io.neffos.spring.engine.broadcast;

import io.neffos.spring.engine.memory.SharedMemory;
import io.neffos.spring.engine.transport.FrameOutcome;
import io.neffos.spring.engine.transport.OutboundFrame;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Frames that wait for a client: an element of a {@link WaitingList}.
 */
abstract sealed class WaitingFrames {

	@Nullable WaitingFrames previous;

	@Nullable WaitingFrames next;

	final SharedMemory memory;

	private WaitingFrames(SharedMemory memory) {
		this.memory = memory;
	}

	/**
	 * Returns the number of messages.
	 */
	abstract int messages();

	/**
	 * Returns the number of bytes.
	 */
	abstract int size();

	/**
	 * Releases frames that are never written, because the connection has ended.
	 */
	abstract void discard();

	/**
	 * Neighbouring plain frames, as a part of the buffer that all receivers share.
	 */
	static final class Shared extends WaitingFrames {

		final ByteBuf bytes;

		private final int messages;

		private final int size;

		Shared(ByteBuf bytes, int messages, SharedMemory memory) {
			super(memory);
			this.bytes = bytes;
			this.messages = messages;
			this.size = bytes.readableBytes();
		}

		@Override
		int messages() {
			return this.messages;
		}

		@Override
		int size() {
			return this.size;
		}

		@Override
		void discard() {
			this.bytes.release();
		}

	}

	/**
	 * A frame on its own, which may be dropped, replaced or observed.
	 */
	static final class Single extends WaitingFrames {

		final OutboundFrame frame;

		Single(OutboundFrame frame, SharedMemory memory) {
			super(memory);
			this.frame = frame;
		}

		@Override
		int messages() {
			return 1;
		}

		@Override
		int size() {
			return this.frame.size();
		}

		@Override
		void discard() {
			settle(FrameOutcome.CLOSED);
		}

		/**
		 * Reports the outcome to the frame's observer, if there is one.
		 */
		void settle(FrameOutcome outcome) {
			if (this.frame.observer() != null) {
				this.frame.observer().settled(outcome);
			}
		}

	}

}
