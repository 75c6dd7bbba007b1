package io.neffos.spring.broadcast;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

import io.neffos.spring.broadcast.WaitingFrames.Single;
import io.neffos.spring.connection.OutboundFrame;
import io.neffos.spring.connection.SlowConsumerPolicy.Action;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one client, in order. Finds the frame of a key, and the oldest that may
 * be dropped, without a search. Confined to the connection's loop.
 */
final class WaitingList {

	private @Nullable WaitingFrames first;

	private @Nullable WaitingFrames last;

	private @Nullable Map<Object, Single> byKey;

	private @Nullable Deque<Single> droppable;

	boolean isEmpty() {
		return this.first == null;
	}

	@Nullable WaitingFrames first() {
		return this.first;
	}

	/**
	 * Adds frames behind all others.
	 * @return the frame of the same key, which is still there, or {@code null}
	 */
	@Nullable Single add(WaitingFrames added) {
		// first: a key is an application's object and may fail
		Single sameKey = (added instanceof Single single) ? index(single) : null;
		WaitingFrames before = this.last;
		added.previous = before;
		if (before != null) {
			before.next = added;
		}
		else {
			this.first = added;
		}
		this.last = added;
		return sameKey;
	}

	void remove(WaitingFrames removed) {
		WaitingFrames before = removed.previous;
		WaitingFrames behind = removed.next;
		if (before != null) {
			before.next = behind;
		}
		else {
			this.first = behind;
		}
		if (behind != null) {
			behind.previous = before;
		}
		else {
			this.last = before;
		}
		removed.previous = null;
		removed.next = null;
		if (removed instanceof Single single) {
			unindex(single);
		}
	}

	/**
	 * Returns the frame that has waited longest of those that make room for newer ones.
	 */
	@Nullable Single oldestDroppable() {
		return (this.droppable != null) ? this.droppable.peek() : null;
	}

	private @Nullable Single index(Single added) {
		OutboundFrame frame = added.frame;
		if (frame.action() == Action.DROP_OLDEST) {
			if (this.droppable == null) {
				this.droppable = new ArrayDeque<>();
			}
			this.droppable.add(added);
		}
		Object key = frame.key();
		if (key == null) {
			return null;
		}
		if (this.byKey == null) {
			this.byKey = new HashMap<>();
		}
		return this.byKey.put(key, added);
	}

	private void unindex(Single removed) {
		// those that may be dropped leave in the order in which they came
		if (this.droppable != null && this.droppable.peek() == removed) {
			this.droppable.remove();
		}
		Object key = removed.frame.key();
		if (this.byKey != null && key != null) {
			this.byKey.remove(key, removed);
		}
	}

}
