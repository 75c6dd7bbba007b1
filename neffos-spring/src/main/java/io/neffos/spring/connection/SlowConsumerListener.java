package io.neffos.spring.connection;

/**
 * Listener for clients that read too slowly. Called on event loops; must not block.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SlowConsumerListener {

	/**
	 * Handle a decision about a slow client. Called at the begin and the end of a period
	 * in which messages are dropped, not for each message.
	 * @param event the decision
	 */
	void onSlowConsumer(SlowConsumerEvent event);

}
