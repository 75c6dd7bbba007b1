package io.neffos.spring.connection;

/**
 * What became of a broadcast. {@code recipients} is the sum of the others.
 *
 * @param recipients how many times a message was for a connection
 * @param queued how many of these were handed on towards the client; where broadcasts are
 * synchronous they have left the server's own queues
 * @param dropped how many were dropped by a slow consumer's policy; later drops of what
 * was queued count here only where broadcasts are synchronous
 * @param closed how many found the connection closed
 * @since 0.1.0
 */
public record BroadcastResult(int recipients, int queued, int dropped, int closed) {

	/** Nobody was there. */
	public static final BroadcastResult NONE = new BroadcastResult(0, 0, 0, 0);

	/**
	 * Adds another result.
	 * @param other the other
	 * @return the sums
	 */
	public BroadcastResult plus(BroadcastResult other) {
		return new BroadcastResult(this.recipients + other.recipients, this.queued + other.queued,
				this.dropped + other.dropped, this.closed + other.closed);
	}

}
