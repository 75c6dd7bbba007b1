package io.neffos.spring.broadcast;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.ConnectionTransport;
import io.neffos.spring.connection.Exclude;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.EncodedMessage;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitResult;

/**
 * A room, or a namespace as a whole: a sink of encoded messages whose subscribers are the
 * shards, at most one for each event loop. Publishing costs one enqueueing for each loop,
 * whoever the members are.
 */
final class RoomChannel {

	private final Sinks.Many<RoomMessage> sink = Sinks.unsafe().many().multicast().directAllOrNothing();

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<LoopOutbox, RoomShard> shards = new HashMap<>(4);

	private final Map<NeffosConnection, Member> members = new ConcurrentHashMap<>(4);

	/** What was published while an event loop had too much to do already. */
	private final Queue<RoomMessage> backlog = new ArrayDeque<>(0);

	private long sequence;

	/**
	 * Publishes a message to those who are members now. Never blocks on a member.
	 */
	void publish(EncodedMessage frame, Exclude exclude, BroadcastTally tally) {
		lock();
		try {
			RoomMessage message = new RoomMessage(++this.sequence, frame, exclude, tally);
			if (!this.backlog.isEmpty() || !emit(message)) {
				tally.expect(1);
				this.backlog.add(message);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Adds a member. Called on its loop.
	 */
	void join(NeffosConnection connection, ConnectionTransport transport, LoopOutbox outbox) {
		lock();
		try {
			RoomShard shard = this.shards.get(outbox);
			if (shard == null) {
				shard = new RoomShard(outbox, this::retry);
				this.shards.put(outbox, shard);
				this.sink.asFlux().subscribe(shard);
			}
			Member member = new Member(connection, transport, this.sequence);
			if (this.members.putIfAbsent(connection, member) == null) {
				shard.grow(1);
				shard.add(member);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Removes a member. Called on its loop.
	 * @return {@code true} if nobody is left
	 */
	boolean leave(NeffosConnection connection, LoopOutbox outbox) {
		lock();
		try {
			Member member = this.members.remove(connection);
			RoomShard shard = this.shards.get(outbox);
			if (member != null && shard != null) {
				member.leave(this.sequence);
				shard.removeLater(member);
				if (shard.grow(-1) == 0) {
					this.shards.remove(outbox);
					shard.cancel();
				}
			}
			return this.members.isEmpty();
		}
		finally {
			this.lock.unlock();
		}
	}

	Set<NeffosConnection> members() {
		return Set.copyOf(this.members.keySet());
	}

	/**
	 * Waits for the lock, which is held no longer than it takes to enqueue a message for
	 * each event loop: never while anything is written, and never while anybody's code
	 * runs.
	 */
	private void lock() {
		this.lock.lock();
	}

	private boolean emit(RoomMessage message) {
		int parts = this.shards.size();
		message.tally().expect(parts);
		if (this.sink.tryEmitNext(message) == EmitResult.FAIL_OVERFLOW) {
			message.tally().expect(-parts);
			return false;
		}
		return true;
	}

	private void retry() {
		List<RoomMessage> emitted = new ArrayList<>();
		lock();
		try {
			RoomMessage message = null;
			while ((message = this.backlog.peek()) != null && emit(message)) {
				emitted.add(this.backlog.remove());
			}
		}
		finally {
			this.lock.unlock();
		}
		// whoever waits for the result must not run under the lock
		emitted.forEach((message) -> message.tally().add(BroadcastResult.NONE));
	}

}
