package io.neffos.spring.limits;

/**
 * The messages queued to be written: for the event loops, and for slow clients.
 *
 * @param queuedMessages the number of broadcasts and other messages queued for event
 * loops, each counted once for each loop that has to write it
 * @param queuedBytes the approximate memory that these occupy
 * @param slowClients the number of clients with unread messages
 * @param waitingMessages the number of messages queued for slow clients
 * @param waitingBytes the size of the messages queued for slow clients; several clients
 * may share the memory
 * @since 0.1.0
 */
public record OutboundLoad(int queuedMessages, long queuedBytes, long slowClients, long waitingMessages,
		long waitingBytes) {

	/** No queued messages. */
	public static final OutboundLoad NONE = new OutboundLoad(0, 0, 0, 0, 0);

}
