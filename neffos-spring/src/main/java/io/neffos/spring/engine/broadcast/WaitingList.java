package io.neffos.spring.engine.broadcast;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

import io.neffos.spring.connection.SlowConsumerPolicy.Action;
import io.neffos.spring.engine.broadcast.WaitingFrames.Single;
import io.neffos.spring.engine.memory.ClientMemory;
import io.neffos.spring.engine.support.FailureLog;
import io.neffos.spring.engine.transport.OutboundFrame;
import org.jspecify.annotations.Nullable;

/**
 * The frames that wait for one client, in order, and their load. Finds the frame of a
 * key, and the oldest that may be dropped, without a search. Confined to the connection's
 * loop.
 */
final class WaitingList {

	private final ClientMemory memory;

	private final OutboundStatistics statistics;

	private final FailureLog failures;

	private final WaitingLoad kept = new WaitingLoad();

	private final WaitingLoad droppable = new WaitingLoad();

	private @Nullable WaitingFrames first;

	private @Nullable WaitingFrames last;

	private @Nullable Map<Object, Single> byKey;

	private @Nullable Deque<Single> oldestFirst;

	WaitingList(ClientMemory memory, OutboundStatistics statistics, FailureLog failures) {
		this.memory = memory;
		this.statistics = statistics;
		this.failures = failures;
	}

	boolean isEmpty() {
		return this.first == null;
	}

	/**
	 * Returns the number of all messages, to any thread.
	 */
	int messages() {
		return this.kept.messages() + this.droppable.messages();
	}

	/**
	 * Returns the number of all bytes, to any thread.
	 */
	long bytes() {
		return this.kept.bytes() + this.droppable.bytes();
	}

	/**
	 * Returns the load of the frames that can't be dropped.
	 */
	WaitingLoad kept() {
		return this.kept;
	}

	/**
	 * Returns the load of the frames that may be dropped or replaced.
	 */
	WaitingLoad droppable() {
		return this.droppable;
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
		this.memory.hold(added.memory);
		load(added).add(added.messages(), added.size());
		this.statistics.waiting(added.messages(), added.size());
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
		this.memory.release(removed.memory);
		load(removed).remove(removed.messages(), removed.size());
		this.statistics.waiting(-removed.messages(), -removed.size());
	}

	private WaitingLoad load(WaitingFrames frames) {
		return (frames instanceof Single single && single.frame.action().drops()) ? this.droppable : this.kept;
	}

	/**
	 * Returns the frame that has waited longest of those that make room for newer ones.
	 */
	@Nullable Single oldestDroppable() {
		return (this.oldestFirst != null) ? this.oldestFirst.peek() : null;
	}

	/**
	 * Adds a frame to what finds it. A key that can't be compared replaces nothing.
	 * @return the frame of the same key
	 */
	private @Nullable Single index(Single added) {
		OutboundFrame frame = added.frame;
		if (frame.action() == Action.DROP_OLDEST) {
			if (this.oldestFirst == null) {
				this.oldestFirst = new ArrayDeque<>();
			}
			this.oldestFirst.add(added);
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
		if (this.oldestFirst != null && this.oldestFirst.peek() == removed) {
			this.oldestFirst.remove();
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
