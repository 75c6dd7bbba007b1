package io.neffos.spring.connection;

import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;

/**
 * What an event is about, for {@link SlowConsumerPolicy#conflate}: of the events of one
 * room with equal keys only the newest is worth sending.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ConflationKey {

	/**
	 * Returns an event's key. Called once for each message, by whoever sends it: quick,
	 * and never blocking.
	 * @param event the event
	 * @return the key, with {@code equals}, or {@code null} if nothing replaces the event
	 */
	@Nullable Object of(NeffosMessage event);

	/**
	 * Returns the key that is the event's name.
	 * @return the key
	 */
	static ConflationKey eventName() {
		return NeffosMessage::event;
	}

}
