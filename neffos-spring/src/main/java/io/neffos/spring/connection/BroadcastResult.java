package io.neffos.spring.connection;

/**
 * The outcome of a broadcast. {@code recipients} is the sum of the other numbers.
 *
 * @param recipients the number of recipients, counted once for each message
 * @param queued the number of messages queued for recipients or written; with synchronous
 * broadcasts they have left the server's own queues
 * @param dropped the number of messages dropped by a {@link SlowConsumerPolicy}; messages
 * dropped after they were queued are included with synchronous broadcasts only
 * @param closed the number of messages to connections that were closed meanwhile
 * @since 0.1.0
 */
public record BroadcastResult(int recipients, int queued, int dropped, int closed) {

	/** The result of a broadcast without recipients. */
	public static final BroadcastResult NONE = new BroadcastResult(0, 0, 0, 0);

	/**
	 * Add another result.
	 * @param other the other result
	 * @return the sums
	 */
	public BroadcastResult plus(BroadcastResult other) {
		return new BroadcastResult(this.recipients + other.recipients, this.queued + other.queued,
				this.dropped + other.dropped, this.closed + other.closed);
	}

}
