package io.neffos.spring.connection;

import java.util.List;

import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the events for a client that reads more slowly than they come. Answers,
 * the server's questions and lifecycle messages are never dropped, whatever the policy.
 *
 * @since 0.1.0
 */
public final class SlowConsumerPolicy {

	private static final SlowConsumerPolicy CLOSE = new SlowConsumerPolicy(Action.CLOSE, (message) -> null);

	private static final SlowConsumerPolicy DROP_OLDEST = new SlowConsumerPolicy(Action.DROP_OLDEST, (message) -> null);

	private static final SlowConsumerPolicy DROP_NEWEST = new SlowConsumerPolicy(Action.DROP_NEWEST, (message) -> null);

	private final Action action;

	private final ConflationKey key;

	private SlowConsumerPolicy(Action action, ConflationKey key) {
		this.action = action;
		this.key = key;
	}

	/**
	 * Ends the connection of a client that falls behind: it misses nothing without
	 * knowing.
	 * @return the policy, which is the default
	 */
	public static SlowConsumerPolicy close() {
		return CLOSE;
	}

	/**
	 * Drops the events that have waited longest, to make room for each new one.
	 * @return the policy
	 */
	public static SlowConsumerPolicy dropOldest() {
		return DROP_OLDEST;
	}

	/**
	 * Drops each new event while there is no room for it.
	 * @return the policy
	 */
	public static SlowConsumerPolicy dropNewest() {
		return DROP_NEWEST;
	}

	/**
	 * Keeps only the newest waiting event of each key, at its own place in the order. A
	 * client for which more different ones wait than the limits allow falls under
	 * {@link #close()}.
	 * @param key tells what an event is about; only events of the same room replace each
	 * other
	 * @return the policy
	 */
	public static SlowConsumerPolicy conflate(ConflationKey key) {
		return new SlowConsumerPolicy(Action.CONFLATE, key);
	}

	/**
	 * Returns what the policy does.
	 * @return the action
	 */
	public Action action() {
		return this.action;
	}

	/**
	 * Returns the key of an event among all that one client may get.
	 */
	public @Nullable Object keyOf(NeffosMessage event) {
		Object own = this.key.of(event);
		return (own != null) ? List.of(event.namespace(), event.room(), own) : null;
	}

	@Override
	public String toString() {
		return "SlowConsumerPolicy[" + this.action + "]";
	}

	/**
	 * What a policy does.
	 */
	public enum Action {

		/** Ends the connection. */
		CLOSE,

		/** Drops the events that have waited longest. */
		DROP_OLDEST,

		/** Drops the event that has just come. */
		DROP_NEWEST,

		/** Replaces an event that waits by a newer one of the same key. */
		CONFLATE;

		/**
		 * Tells whether events are dropped for want of room.
		 * @return {@code true} if they are
		 */
		public boolean drops() {
			return this == DROP_OLDEST || this == DROP_NEWEST;
		}

	}

}
