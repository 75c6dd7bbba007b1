package io.neffos.spring.engine.broadcast;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.engine.transport.ConnectionTransport;
import io.neffos.spring.engine.transport.OutboundFrame;
import reactor.core.publisher.Sinks;

/**
 * A room, or a namespace as a whole: a sink of encoded messages whose subscribers are the
 * shards, at most one for each event loop. Publishing costs one enqueueing for each loop,
 * for any number of members.
 */
final class RoomChannel {

	private final Sinks.Many<RoomMessage> sink = Sinks.unsafe().many().multicast().directAllOrNothing();

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<LoopOutbox, RoomShard> shards = new HashMap<>(4);

	private final Map<NeffosConnection, Member> members = new ConcurrentHashMap<>(4);

	/** The rooms of the namespace by name, this one among them while it has members. */
	private final Map<String, RoomChannel> siblings;

	private final String name;

	private long sequence;

	RoomChannel(Map<String, RoomChannel> siblings, String name) {
		this.siblings = siblings;
		this.name = name;
	}

	/**
	 * Publishes a message to those who are members now. Never blocks on a member.
	 */
	void publish(OutboundFrame frame, Audience audience, BroadcastTally tally) {
		lock();
		try {
			tally.expect(this.shards.size());
			// the shards' demand has no bound, so they take everything; what they have
			// taken is bounded by the outboxes
			this.sink.emitNext(new RoomMessage(++this.sequence, frame, audience, tally),
					Sinks.EmitFailureHandler.FAIL_FAST);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Adds a member. Called on its loop.
	 */
	Member join(NeffosConnection connection, ConnectionTransport transport, LoopOutbox outbox) {
		lock();
		try {
			RoomShard shard = this.shards.get(outbox);
			if (shard == null) {
				shard = new RoomShard(this, outbox);
				this.shards.put(outbox, shard);
				this.sink.asFlux().subscribe(shard);
			}
			Member member = new Member(connection, transport, shard, this.sequence);
			if (this.members.putIfAbsent(connection, member) != null) {
				throw new IllegalStateException(connection + " is in room '" + this.name + "' already");
			}
			shard.grow(1);
			shard.add(member);
			return member;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Removes a member, and the room with its last one. Called on the member's loop.
	 */
	void remove(Member member) {
		this.siblings.computeIfPresent(this.name, (key, room) -> (leave(member)) ? null : room);
	}

	/**
	 * Takes a member out.
	 * @return {@code true} if no member is left
	 */
	private boolean leave(Member member) {
		lock();
		try {
			if (this.members.remove(member.connection, member)) {
				member.leave(this.sequence);
				RoomShard shard = member.shard;
				shard.removeLater(member);
				if (shard.grow(-1) == 0) {
					this.shards.remove(shard.outbox());
					shard.cancel();
				}
			}
			return this.members.isEmpty();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Whether there are members on a loop.
	 */
	boolean isOn(LoopOutbox outbox) {
		lock();
		try {
			return this.shards.containsKey(outbox);
		}
		finally {
			this.lock.unlock();
		}
	}

	Set<NeffosConnection> members() {
		return Set.copyOf(this.members.keySet());
	}

	Stream<NeffosConnection> stream() {
		return this.members.keySet().stream();
	}

	int size() {
		return this.members.size();
	}

	/**
	 * Waits for the lock, which is held no longer than it takes to enqueue a message for
	 * each event loop: never while anything is written, and never while the application's
	 * code runs.
	 */
	private void lock() {
		this.lock.lock();
	}

}
