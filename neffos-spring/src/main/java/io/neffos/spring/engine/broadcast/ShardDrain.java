package io.neffos.spring.engine.broadcast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.engine.support.ServerCounters;
import io.neffos.spring.engine.transport.FrameBatch;
import io.neffos.spring.engine.transport.FrameOutcome;
import io.neffos.spring.limits.ProtocolCounter;
import io.neffos.spring.message.CloseReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Messages that the members of a shard get together: merged into one buffer, once, for
 * all of them. Confined to the loop.
 */
final class ShardDrain {

	/** A buffer that has so much already gets no more. */
	private static final int FULL_BYTES = 64 * 1024;

	/** More than this is not copied into one buffer, but for a single frame. */
	private static final int MAX_BYTES = 2 * FULL_BYTES;

	private static final Log logger = LogFactory.getLog(ShardDrain.class);

	private final List<Member> members;

	private final List<RoomMessage> messages = new ArrayList<>(2);

	private final FrameBatch frames = new FrameBatch();

	private int[] positions = new int[2];

	private int[] recipients = {};

	private boolean failed;

	ShardDrain(List<Member> members) {
		this.members = members;
	}

	/**
	 * Whether a message may be added.
	 */
	boolean hasRoomFor(RoomMessage message) {
		int size = this.frames.size();
		return this.messages.isEmpty() || (size < FULL_BYTES && size + message.frame().size() <= MAX_BYTES);
	}

	/**
	 * Adds a message.
	 * @param position its place among the messages of all shards of the loop
	 */
	void add(RoomMessage message, int position) {
		if (this.messages.size() == this.positions.length) {
			this.positions = Arrays.copyOf(this.positions, 2 * this.positions.length);
		}
		this.positions[this.messages.size()] = position;
		this.messages.add(message);
		this.frames.add(message.frame());
	}

	List<Member> members() {
		return this.members;
	}

	int count() {
		return this.messages.size();
	}

	int position(int index) {
		return this.positions[index];
	}

	/**
	 * Writes all messages to all members.
	 */
	void writeAll() {
		// by index: what a write causes may add members, behind those that are meant
		int size = this.members.size();
		for (int i = 0; i < size; i++) {
			write(this.members.get(i), 0, count());
		}
	}

	/**
	 * Writes neighbouring messages to a member, whose failure doesn't affect the others.
	 */
	void write(Member member, int from, int to) {
		if (this.recipients.length == 0) {
			this.recipients = new int[count()];
		}
		try {
			writeRuns(member, from, to);
		}
		catch (Throwable ex) {
			// closed, because it would miss the message without knowing
			if (!this.failed) {
				this.failed = true;
				logger.error("Connection closed: a broadcast could not be written to it, nor perhaps to others", ex);
			}
			member.connection.close(CloseReason.INTERNAL_ERROR);
		}
	}

	/**
	 * Releases the buffer, counts once for all members what was sent, and reports the
	 * outcomes of the messages.
	 */
	void finish(ServerCounters counters) {
		this.frames.release();
		BroadcastResult[] results = new BroadcastResult[count()];
		int sent = 0;
		for (int i = 0; i < results.length; i++) {
			results[i] = result(i);
			sent += results[i].recipients() - results[i].dropped() - results[i].closed();
		}
		counters.add(ProtocolCounter.SENT_MESSAGE, sent);
		for (int i = 0; i < results.length; i++) {
			add(this.messages.get(i).tally(), results[i]);
		}
	}

	/**
	 * Reports the outcome of one message. A subscriber that fails is kept from the
	 * others.
	 */
	private static void add(BroadcastTally tally, BroadcastResult result) {
		try {
			tally.add(result);
		}
		catch (Throwable ex) {
			logger.error("Subscriber to the result of a broadcast failed", ex);
		}
	}

	/**
	 * Writes the runs of messages that are for a member: all of them, but for what was
	 * published before it came, after it left, or for others only.
	 */
	private void writeRuns(Member member, int from, int to) {
		int begin = from;
		for (int i = from; i < to; i++) {
			if (this.messages.get(i).isFor(member)) {
				this.recipients[i]++;
			}
			else {
				if (begin < i) {
					member.transport.write(this.frames, begin, i);
				}
				begin = i + 1;
			}
		}
		if (begin < to) {
			member.transport.write(this.frames, begin, to);
		}
	}

	/**
	 * Adds up the outcome of a frame. One that waits counts as queued, unless an observer
	 * of it is told later.
	 */
	private BroadcastResult result(int index) {
		int all = (this.recipients.length > 0) ? this.recipients[index] : 0;
		int dropped = this.frames.marked(index, FrameOutcome.DROPPED);
		int closed = this.frames.marked(index, FrameOutcome.CLOSED);
		int open = (this.frames.frame(index).observer() != null) ? this.frames.marked(index, FrameOutcome.WAITING) : 0;
		return new BroadcastResult(all, all - dropped - closed - open, dropped, closed);
	}

}
