package io.neffos.spring.engine.broadcast;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.BaseSubscriber;

/**
 * The members of a room that live on one event loop: the room's subscriber there. Only
 * the loop touches the list of members and the messages on their way to them.
 */
final class RoomShard extends BaseSubscriber<RoomMessage> {

	private final RoomChannel room;

	private final LoopOutbox outbox;

	private final List<Member> members = new ArrayList<>(2);

	private @Nullable ShardDrain drain;

	/**
	 * How many members the shard has, or is about to have; guarded by the room's lock.
	 */
	private int size;

	RoomShard(RoomChannel room, LoopOutbox outbox) {
		this.room = room;
		this.outbox = outbox;
	}

	@Override
	protected void hookOnNext(RoomMessage message) {
		this.outbox.addLater(new Delivery.ToShard(this, message));
	}

	RoomChannel room() {
		return this.room;
	}

	LoopOutbox outbox() {
		return this.outbox;
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
	 * Returns the messages that are to be written together.
	 * @return them, or {@code null} if there are none yet
	 */
	@Nullable ShardDrain drain() {
		return this.drain;
	}

	/**
	 * Begins to collect messages that are to be written together.
	 */
	ShardDrain begin() {
		ShardDrain begun = new ShardDrain(this.members);
		this.drain = begun;
		return begun;
	}

	/**
	 * Ends that.
	 */
	void end() {
		this.drain = null;
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
