package io.neffos.spring.engine.broadcast;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

import io.neffos.spring.connection.SlowConsumerPolicy.Action;
import io.neffos.spring.engine.broadcast.WaitingFrames.Single;
import io.neffos.spring.engine.support.FailureLog;
import io.neffos.spring.engine.transport.OutboundFrame;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one client, in order. Finds the frame of a key, and the oldest that may
 * be dropped, without a search. Confined to the connection's loop.
 */
final class WaitingList {

	private final FailureLog failures;

	private @Nullable WaitingFrames first;

	private @Nullable WaitingFrames last;

	private @Nullable Map<Object, Single> byKey;

	private @Nullable Deque<Single> droppable;

	WaitingList(FailureLog failures) {
		this.failures = failures;
	}

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

	/**
	 * Adds a frame to what finds it. A key that can't be compared replaces nothing.
	 * @return the frame of the same key
	 */
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
		try {
			return this.byKey.put(key, added);
		}
		catch (Throwable ex) {
			keysFailed(ex);
			return null;
		}
	}

	private void unindex(Single removed) {
		// those that may be dropped leave in the order in which they came
		if (this.droppable != null && this.droppable.peek() == removed) {
			this.droppable.remove();
		}
		Object key = removed.frame.key();
		if (this.byKey != null && key != null) {
			try {
				this.byKey.remove(key, removed);
			}
			catch (Throwable ex) {
				keysFailed(ex);
			}
		}
	}

	/**
	 * Forgets all keys: what waits stays, and isn't replaced any more.
	 */
	private void keysFailed(Throwable failure) {
		this.byKey = null;
		this.failures.log(WaitingList.class, System.nanoTime(), () -> "Conflation keys can't be compared", failure);
	}

}
