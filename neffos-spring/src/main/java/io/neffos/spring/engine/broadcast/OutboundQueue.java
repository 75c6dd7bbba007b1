package io.neffos.spring.engine.broadcast;

import io.neffos.spring.connection.SlowConsumer;
import io.neffos.spring.connection.SlowConsumerPolicy.Action;
import io.neffos.spring.engine.broadcast.WaitingFrames.Shared;
import io.neffos.spring.engine.broadcast.WaitingFrames.Single;
import io.neffos.spring.engine.memory.SharedMemory;
import io.neffos.spring.engine.session.ClientConnection;
import io.neffos.spring.engine.support.FailureLog;
import io.neffos.spring.engine.transport.FrameBatch;
import io.neffos.spring.engine.transport.FrameOutcome;
import io.neffos.spring.engine.transport.OutboundFrame;
import io.neffos.spring.limits.OutboundLimits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/**
 * The frames that wait for one slow client, within limits. Plain frames wait as parts of
 * buffers that all receivers share; those that may be dropped or replaced wait one by
 * one. Confined to the connection's loop.
 *
 * @since 0.1.0
 */
public final class OutboundQueue {

	/** No more than this of single frames is copied into one buffer. */
	private static final int MERGED_BYTES = 64 * 1024;

	private final WaitingList waiting;

	private final ClientConnection connection;

	private final OutboundLimits limits;

	private final OutboundStatistics statistics;

	private final SlowConsumerReport report;

	private final StallGuard guard;

	private boolean behind;

	private boolean closed;

	OutboundQueue(ClientConnection connection, OutboundLimits limits, OutboundStatistics statistics,
			SlowConsumerReport report, StallGuard guard, FailureLog failures) {
		this.waiting = new WaitingList(connection.memory(), statistics, failures);
		this.connection = connection;
		this.limits = limits;
		this.statistics = statistics;
		this.report = report;
		this.guard = guard;
	}

	/**
	 * Whether nothing waits.
	 * @return {@code true} if the next frame may be written at once
	 */
	public boolean isEmpty() {
		return this.waiting.isEmpty();
	}

	/**
	 * Whether the connection was ended because too much waited.
	 * @return {@code true} if the client can't be expected to take a close frame
	 */
	public boolean isOverflowed() {
		return this.guard.isOverflowed();
	}

	ClientConnection connection() {
		return this.connection;
	}

	/**
	 * Returns how much waits, to any thread.
	 */
	SlowConsumer load() {
		return new SlowConsumer(this.connection, this.waiting.messages(), this.waiting.bytes());
	}

	/**
	 * Adds a frame, or drops it or others.
	 * @param frame the frame
	 * @return the outcome: any but {@link FrameOutcome#WRITTEN}
	 */
	public FrameOutcome add(OutboundFrame frame) {
		return add(frame, SharedMemory.heap(frame.size()));
	}

	/**
	 * Adds a frame of a batch, or drops it or others, and marks it in the batch.
	 * @param batch the frames
	 * @param index the frame's place
	 */
	public void add(FrameBatch batch, int index) {
		batch.mark(index, index + 1, add(batch.frame(index), batch.frameMemory(index)));
	}

	private FrameOutcome add(OutboundFrame frame, SharedMemory memory) {
		if (this.closed || this.guard.isOverflowed()) {
			return FrameOutcome.CLOSED;
		}
		if (frame.action().drops() && !makeRoom(frame)) {
			this.report.dropped(frame.action());
			return FrameOutcome.DROPPED;
		}
		if (frame.observer() != null) {
			frame.observer().waiting();
		}
		add(new Single(frame, memory));
		if (frame.observer() != null) {
			this.guard.observe();
		}
		return FrameOutcome.WAITING;
	}

	/**
	 * Adds neighbouring frames, or drops some of them or others, and marks them in the
	 * batch.
	 * @param batch the frames
	 * @param from the first one's place
	 * @param to the place behind the last one
	 */
	public void add(FrameBatch batch, int from, int to) {
		if (!this.closed && !this.guard.isOverflowed() && batch.isPlain(from, to)) {
			ByteBuf bytes = batch.retainedSlice(from, to);
			add(new Shared(bytes, to - from, batch.sliceMemory(from, to)));
			batch.mark(from, to, FrameOutcome.WAITING);
			return;
		}
		for (int i = from; i < to; i++) {
			add(batch, i);
		}
	}

	/**
	 * Notes that the client has taken something.
	 */
	public void progressed() {
		this.guard.progressed();
	}

	/**
	 * Takes what is to be written next, of what has waited longest.
	 * @return whole frames, to be released by the caller, or {@code null} if nothing
	 * waits
	 */
	public @Nullable ByteBuf pollBytes() {
		if (this.waiting.first() instanceof Shared shared) {
			taken(shared);
			return shared.bytes;
		}
		FrameBatch batch = new FrameBatch();
		while (this.waiting.first() instanceof Single single
				&& (batch.count() == 0 || batch.size() + single.size() <= MERGED_BYTES)) {
			batch.add(single.frame);
			take(single);
		}
		if (batch.count() == 0) {
			return null;
		}
		ByteBuf bytes = ByteBufAllocator.DEFAULT.directBuffer(batch.size(), batch.size());
		batch.writeTo(bytes);
		return bytes;
	}

	/**
	 * Takes the frame that has waited longest, where frames were added one by one only.
	 * @return the frame, or {@code null} if nothing waits
	 */
	public @Nullable OutboundFrame pollFrame() {
		if (this.waiting.first() instanceof Single single) {
			take(single);
			return single.frame;
		}
		return null;
	}

	/**
	 * Drops everything, now and from now on: the connection has ended.
	 */
	public void close() {
		this.closed = true;
		for (WaitingFrames frames = this.waiting.first(); frames != null; frames = this.waiting.first()) {
			taken(frames);
			frames.discard();
		}
	}

	private void take(Single single) {
		taken(single);
		single.settle(FrameOutcome.WRITTEN);
	}

	private void add(WaitingFrames frames) {
		Single replaced = this.waiting.add(frames);
		if (!this.behind) {
			this.behind = true;
			this.statistics.behind(this);
		}
		if (replaced != null) {
			drop(replaced, Action.CONFLATE);
		}
		this.guard.check(this.waiting.kept());
	}

	/**
	 * Removes what has waited longest, because it is written or the connection has ended
	 * and can't take it.
	 */
	private void taken(WaitingFrames frames) {
		this.waiting.remove(frames);
		this.guard.progressed();
		this.guard.check(this.waiting.kept());
		if (this.waiting.isEmpty()) {
			this.behind = false;
			this.statistics.caughtUp(this);
			this.guard.idle();
			this.report.settled();
		}
	}

	private void drop(Single dropped, Action action) {
		this.waiting.remove(dropped);
		dropped.settle(FrameOutcome.DROPPED);
		this.report.dropped(action);
	}

	/**
	 * Makes room for a frame that may be dropped.
	 * @return {@code false} if it has to be dropped itself
	 */
	private boolean makeRoom(OutboundFrame frame) {
		WaitingLoad droppable = this.waiting.droppable();
		while (!droppable.isEmpty() && !droppable.hasRoom(this.limits, frame.size())) {
			Single oldest = (frame.action() == Action.DROP_OLDEST) ? this.waiting.oldestDroppable() : null;
			if (oldest == null) {
				return false;
			}
			drop(oldest, Action.DROP_OLDEST);
		}
		return true;
	}

}
