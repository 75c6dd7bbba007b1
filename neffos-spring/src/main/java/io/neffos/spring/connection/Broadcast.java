package io.neffos.spring.connection;

import java.util.List;

import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import org.jspecify.annotations.Nullable;

/**
 * Messages for many connections: each for those in its namespace and, where given, its
 * room and of the id in its {@code to}.
 *
 * @param messages the messages, sent in this order
 * @param user the name of the only user whose connections get them, or {@code null}
 * @param exclude whom to leave out
 * @param once whether a connection gets no more than the first of the messages that is
 * for it
 * @since 0.1.0
 */
public record Broadcast(List<NeffosMessage> messages, @Nullable String user, Exclude exclude, boolean once) {

	/**
	 * Creates a broadcast.
	 * @throws IllegalArgumentException if an event is reserved for system events
	 */
	public Broadcast {
		messages = List.copyOf(messages);
		for (NeffosMessage message : messages) {
			if (SystemEvent.isReserved(message.event()) && !message.isNative()) {
				throw new IllegalArgumentException("'" + message.event() + "' is reserved for system events");
			}
		}
	}

	/**
	 * Creates a broadcast of messages.
	 * @param exclude whom to leave out
	 * @param messages the messages
	 * @return the broadcast
	 */
	public static Broadcast of(Exclude exclude, List<NeffosMessage> messages) {
		return new Broadcast(messages, null, exclude, false);
	}

}
