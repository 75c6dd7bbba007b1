package io.neffos.spring.broadcast;

import java.util.ArrayList;
import java.util.List;

import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.FrameBatch;
import io.neffos.spring.connection.FrameOutcome;
import io.neffos.spring.message.CloseReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.BaseSubscriber;

/**
 * The members of a room that live on one event loop: the room's subscriber there. Only
 * the loop touches the list of members and the messages on their way to them.
 */
final class RoomShard extends BaseSubscriber<RoomMessage> {

	/** More than this is not copied into one buffer. */
	private static final int MERGED_BYTES = 64 * 1024;

	private static final Log logger = LogFactory.getLog(RoomShard.class);

	private final LoopOutbox outbox;

	private final List<Member> members = new ArrayList<>(2);

	private final List<RoomMessage> messages = new ArrayList<>(2);

	private FrameBatch batch = new FrameBatch();

	/**
	 * How many members the shard has, or is about to have; guarded by the room's lock.
	 */
	private int size;

	RoomShard(LoopOutbox outbox) {
		this.outbox = outbox;
	}

	@Override
	protected void hookOnNext(RoomMessage message) {
		this.outbox.addLater(new Delivery.ToShard(this, message));
	}

	int grow(int by) {
		this.size += by;
		return this.size;
	}

	void add(Member member) {
		member.index = this.members.size();
		this.members.add(member);
	}

	/**
	 * Removes a member once everything has reached it that was published before now.
	 */
	void removeLater(Member member) {
		this.outbox.addLater(new Delivery.Step(() -> remove(member)));
	}

	/**
	 * Adds a message to those that are to be written.
	 * @return {@code true} if it is the first one
	 */
	boolean fill(RoomMessage message) {
		if (!this.messages.isEmpty() && this.batch.size() + message.frame().size() > MERGED_BYTES) {
			write();
			add(message);
			return false;
		}
		return add(message);
	}

	/**
	 * Writes the messages to the members, unless there are none.
	 */
	void flush() {
		if (!this.messages.isEmpty()) {
			write();
		}
	}

	private boolean add(RoomMessage message) {
		this.messages.add(message);
		this.batch.add(message.frame());
		return this.messages.size() == 1;
	}

	private void write() {
		List<RoomMessage> written = List.copyOf(this.messages);
		int[] recipients = new int[written.size()];
		FrameBatch frames = this.batch;
		this.messages.clear();
		this.batch = new FrameBatch();
		for (Member member : this.members) {
			guardedWrite(member, written, frames, recipients);
		}
		frames.release();
		for (int i = 0; i < recipients.length; i++) {
			written.get(i).tally().add(result(frames, i, recipients[i]));
		}
	}

	/**
	 * Adds up what became of a frame. One that waits counts as queued, unless whoever
	 * observes it is told later.
	 */
	private static BroadcastResult result(FrameBatch frames, int index, int recipients) {
		int dropped = frames.marked(index, FrameOutcome.DROPPED);
		int closed = frames.marked(index, FrameOutcome.CLOSED);
		int open = (frames.frame(index).observer() != null) ? frames.marked(index, FrameOutcome.WAITING) : 0;
		return new BroadcastResult(recipients, recipients - dropped - closed - open, dropped, closed);
	}

	/**
	 * Writes to a member, whose failure is its own affair.
	 */
	private void guardedWrite(Member member, List<RoomMessage> messages, FrameBatch frames, int[] recipients) {
		try {
			write(member, messages, frames, recipients);
		}
		catch (Throwable ex) {
			logger.error("Connection closed: a broadcast could not be written to it", ex);
			member.connection.close(CloseReason.INTERNAL_ERROR);
		}
	}

	/**
	 * Writes the runs of messages that are for a member: all of them, but for what was
	 * published before it came, after it left, or for others only.
	 */
	private void write(Member member, List<RoomMessage> messages, FrameBatch frames, int[] recipients) {
		int count = messages.size();
		int from = 0;
		for (int i = 0; i < count; i++) {
			if (messages.get(i).isFor(member)) {
				recipients[i]++;
			}
			else {
				if (from < i) {
					member.transport.write(frames, from, i);
				}
				from = i + 1;
			}
		}
		if (from < count) {
			member.transport.write(frames, from, count);
		}
	}

	private void remove(Member member) {
		int index = member.index;
		Member last = this.members.remove(this.members.size() - 1);
		if (last != member) {
			this.members.set(index, last);
			last.index = index;
		}
	}

}
