package io.neffos.spring.connection;

import java.util.List;

import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;

/**
 * Policy for the events to a client that reads more slowly than they arrive. Answers,
 * asks of the server and lifecycle messages are never dropped, whatever the policy.
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
	 * Close the connection of a client that falls behind, so that no event is lost
	 * unnoticed.
	 * @return the policy, which is the default
	 */
	public static SlowConsumerPolicy close() {
		return CLOSE;
	}

	/**
	 * Drop the oldest events in the queue for each new one.
	 * @return the policy
	 */
	public static SlowConsumerPolicy dropOldest() {
		return DROP_OLDEST;
	}

	/**
	 * Drop new events while the queue is full.
	 * @return the policy
	 */
	public static SlowConsumerPolicy dropNewest() {
		return DROP_NEWEST;
	}

	/**
	 * Keep only the newest queued event of each key, at its own place in the order. If
	 * events of more keys are queued than the limits allow, {@link #close()} applies.
	 * @param key the strategy for the keys of events; only events of the same room
	 * replace each other
	 * @return the policy
	 */
	public static SlowConsumerPolicy conflate(ConflationKey key) {
		return new SlowConsumerPolicy(Action.CONFLATE, key);
	}

	/**
	 * Return the action of the policy.
	 * @return the action
	 */
	public Action action() {
		return this.action;
	}

	/**
	 * Return the key of an event, unique among all namespaces and rooms.
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
	 * Action of a policy.
	 */
	public enum Action {

		/** Ends the connection. */
		CLOSE,

		/** Drops the oldest events in the queue. */
		DROP_OLDEST,

		/** Drops the new event. */
		DROP_NEWEST,

		/** Replaces a queued event by a newer one of the same key. */
		CONFLATE;

		/**
		 * Return whether events are dropped if the queue is full.
		 * @return {@code true} for {@link #DROP_OLDEST} and {@link #DROP_NEWEST}
		 */
		public boolean drops() {
			return this == DROP_OLDEST || this == DROP_NEWEST;
		}

	}

}
