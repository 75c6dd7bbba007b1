package io.neffos.spring.connection;

import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;

/**
 * Strategy for the keys of events, for {@link SlowConsumerPolicy#conflate}: of the events
 * of a room with equal keys, only the newest is sent to a slow client.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ConflationKey {

	/**
	 * Return the key of an event. Called once for each message, on the thread that sends
	 * it; must not block.
	 * @param event the event
	 * @return the key, compared with {@code equals}, or {@code null} if the event must
	 * not be replaced
	 */
	@Nullable Object of(NeffosMessage event);

	/**
	 * Return a strategy that uses the event's name as the key.
	 * @return the strategy
	 */
	static ConflationKey eventName() {
		return NeffosMessage::event;
	}

}
