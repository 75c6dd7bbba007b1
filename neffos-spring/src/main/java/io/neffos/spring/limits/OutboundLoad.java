package io.neffos.spring.limits;

/**
 * What waits to be written: for the event loops to take it, and for clients to read.
 *
 * @param queuedMessages how many broadcasts and other messages wait for an event loop,
 * each counted once for each loop that has to write it
 * @param queuedBytes roughly the memory that these keep
 * @param slowClients how many clients don't read as fast as they are sent to
 * @param waitingMessages how many messages wait for them
 * @param waitingBytes the size of these messages, though several clients may share the
 * memory
 * @since 0.1.0
 */
public record OutboundLoad(int queuedMessages, long queuedBytes, long slowClients, long waitingMessages,
		long waitingBytes) {

	/** Nothing waits. */
	public static final OutboundLoad NONE = new OutboundLoad(0, 0, 0, 0, 0);

}
