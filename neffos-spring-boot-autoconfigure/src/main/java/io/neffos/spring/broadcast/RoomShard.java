package io.neffos.spring.broadcast;

import java.util.ArrayList;
import java.util.List;

import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.message.EncodedMessage;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

/**
 * The members of a room that live on one event loop: the room's subscriber there. Only
 * the loop touches the list of members.
 */
final class RoomShard extends BaseSubscriber<RoomMessage> {

	private static final int DEMAND = 8192;

	private static final int REPLENISH = DEMAND / 4;

	private final LoopOutbox outbox;

	private final Runnable onDemand;

	private final List<Member> members = new ArrayList<>(2);

	private int delivered;

	/**
	 * How many members the shard has, or is about to have; guarded by the room's lock.
	 */
	private int size;

	RoomShard(LoopOutbox outbox, Runnable onDemand) {
		this.outbox = outbox;
		this.onDemand = onDemand;
	}

	@Override
	protected void hookOnSubscribe(Subscription subscription) {
		request(DEMAND);
	}

	@Override
	protected void hookOnNext(RoomMessage message) {
		this.outbox.addLater(() -> deliver(message));
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
		this.outbox.addLater(() -> remove(member));
	}

	private void remove(Member member) {
		int index = member.index;
		Member last = this.members.remove(this.members.size() - 1);
		if (last != member) {
			this.members.set(index, last);
			last.index = index;
		}
	}

	private void deliver(RoomMessage message) {
		EncodedMessage frame = message.frame();
		int recipients = 0;
		int closed = 0;
		for (Member member : this.members) {
			if (member.isFor(message.sequence()) && !message.exclude().test(member.connection)) {
				recipients++;
				if (member.connection.isOpen()) {
					member.transport.write(frame);
				}
				else {
					closed++;
				}
			}
		}
		message.tally().add(new BroadcastResult(recipients, recipients - closed, 0, closed));
		if (++this.delivered == REPLENISH) {
			this.delivered = 0;
			request(REPLENISH);
			this.onDemand.run();
		}
	}

}
