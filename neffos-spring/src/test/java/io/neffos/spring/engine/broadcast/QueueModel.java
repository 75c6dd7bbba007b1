package io.neffos.spring.engine.broadcast;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.neffos.spring.connection.SlowConsumerPolicy.Action;
import io.neffos.spring.engine.transport.FrameOutcome;
import io.neffos.spring.engine.transport.OutboundFrame;
import org.jspecify.annotations.Nullable;

/**
 * What an outbound queue should keep, as simply as it can be said.
 */
final class QueueModel {

	private static final int HARD_FACTOR = 16;

	private final int maxMessages;

	private final int maxBytes;

	private final List<Waiting> waiting = new ArrayList<>();

	private boolean overflowed;

	private boolean observed;

	QueueModel(int maxMessages, int maxBytes) {
		this.maxMessages = maxMessages;
		this.maxBytes = maxBytes;
	}

	FrameOutcome add(OutboundFrame frame, String body) {
		if (this.overflowed) {
			return FrameOutcome.CLOSED;
		}
		if (frame.action().drops() && !makeRoom(frame)) {
			return FrameOutcome.DROPPED;
		}
		this.waiting.removeIf((other) -> other.frame != null && frame.key() != null
				&& Objects.equals(other.frame.key(), frame.key()));
		this.waiting.add(new Waiting(frame, null, List.of(body), frame.size()));
		this.observed |= frame.observer() != null;
		this.overflowed = isOver(HARD_FACTOR);
		return FrameOutcome.WAITING;
	}

	/**
	 * Adds the frames of a batch that wait as one buffer.
	 */
	void addShared(Object batch, List<String> bodies, int bytes) {
		if (!this.overflowed) {
			this.waiting.add(new Waiting(null, batch, bodies, bytes));
			this.overflowed = isOver(HARD_FACTOR);
		}
	}

	/**
	 * Takes what can be written next in one buffer.
	 */
	List<String> take() {
		List<String> bodies = new ArrayList<>();
		boolean single = true;
		while (!this.waiting.isEmpty() && single) {
			single = this.waiting.get(0).frame != null;
			if (single || bodies.isEmpty()) {
				bodies.addAll(this.waiting.remove(0).bodies);
			}
		}
		this.observed &= !this.waiting.isEmpty();
		return bodies;
	}

	void close() {
		this.waiting.clear();
		this.overflowed = true;
	}

	boolean isOverflowed() {
		return this.overflowed;
	}

	boolean isOver() {
		return isOver(1);
	}

	/**
	 * Whether the client is ended if it takes nothing for long.
	 */
	boolean isWatched() {
		return isOver() || this.observed;
	}

	int messages() {
		return this.waiting.stream().mapToInt((one) -> one.bodies.size()).sum();
	}

	long bytes() {
		return this.waiting.stream().mapToLong((one) -> one.bytes).sum();
	}

	/**
	 * Returns the batches whose buffer waits.
	 */
	List<Object> batches() {
		return this.waiting.stream().map((one) -> one.batch).filter(Objects::nonNull).toList();
	}

	private boolean makeRoom(OutboundFrame frame) {
		while (droppable().size() >= this.maxMessages
				|| (!droppable().isEmpty() && bytes(droppable()) + frame.size() > this.maxBytes)) {
			Waiting oldest = this.waiting.stream()
				.filter((one) -> one.frame != null && one.frame.action() == Action.DROP_OLDEST)
				.findFirst()
				.orElse(null);
			if (frame.action() != Action.DROP_OLDEST || oldest == null) {
				return false;
			}
			this.waiting.remove(oldest);
		}
		return true;
	}

	private List<Waiting> droppable() {
		return this.waiting.stream().filter((one) -> one.frame != null && one.frame.action().drops()).toList();
	}

	private boolean isOver(int factor) {
		int messages = messages() - droppable().size();
		return messages > factor * this.maxMessages || bytes() - bytes(droppable()) > factor * this.maxBytes;
	}

	private static long bytes(List<Waiting> some) {
		return some.stream().mapToLong((one) -> one.bytes).sum();
	}

	private record Waiting(@Nullable OutboundFrame frame, @Nullable Object batch, List<String> bodies, int bytes) {

		@Override
		public boolean equals(@Nullable Object other) {
			return this == other;
		}

		@Override
		public int hashCode() {
			return System.identityHashCode(this);
		}

	}

}
