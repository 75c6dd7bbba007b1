package io.neffos.spring.connection;

/**
 * Learns of clients that read too slowly. Called on event loops: quick, and never
 * blocking.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SlowConsumerListener {

	/**
	 * Learns of a decision: at the beginning and the end of a time in which messages are
	 * dropped, not for each message.
	 * @param event what has happened
	 */
	void onSlowConsumer(SlowConsumerEvent event);

}
