package io.neffos.spring.connection;

import java.util.List;

import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import org.jspecify.annotations.Nullable;

/**
 * Messages to many connections. The recipients of each message are the connections in its
 * namespace and, if given, in its room and of the id in its {@code to}.
 *
 * @param messages the messages, sent in this order
 * @param user the name of the user to whose connections the broadcast is restricted, or
 * {@code null} for all users
 * @param exclude the connections to exclude
 * @param once whether successive messages in different rooms are one message: a
 * connection gets only the first of them of which it is a recipient; a message in a room
 * that has been used begins the next one
 * @since 0.1.0
 */
public record Broadcast(List<NeffosMessage> messages, @Nullable String user, Exclude exclude, boolean once) {

	/**
	 * Create a broadcast.
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
	 * Create a broadcast of messages.
	 * @param exclude the connections to exclude
	 * @param messages the messages
	 * @return the broadcast
	 */
	public static Broadcast of(Exclude exclude, List<NeffosMessage> messages) {
		return new Broadcast(messages, null, exclude, false);
	}

}
