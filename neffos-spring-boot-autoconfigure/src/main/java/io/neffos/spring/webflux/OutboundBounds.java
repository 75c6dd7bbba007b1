package io.neffos.spring.webflux;

import java.util.concurrent.atomic.AtomicInteger;

import io.neffos.spring.server.OutboundLimits;

/**
 * Tells how much waits for a client, and whether that is too much. A burst may bring more
 * than the limits for a moment, so a client that takes its part of it is given time; one
 * that takes nothing isn't.
 */
final class OutboundBounds {

	/**
	 * Whatever the client takes, no more than this many times the limits is kept for it.
	 */
	private static final int HARD_FACTOR = 16;

	private final OutboundLimits limits;

	private final AtomicInteger messages = new AtomicInteger();

	private final AtomicInteger bytes = new AtomicInteger();

	private volatile long progressAt = System.nanoTime();

	OutboundBounds(OutboundLimits limits) {
		this.limits = limits;
	}

	/**
	 * Adds what begins to wait.
	 * @return {@code false} if that is too much
	 */
	boolean add(int addedMessages, int addedBytes) {
		int waitingMessages = this.messages.addAndGet(addedMessages);
		int waitingBytes = this.bytes.addAndGet(addedBytes);
		if (waitingMessages == addedMessages) {
			progressed();
		}
		if (!isOver(waitingMessages, waitingBytes, 1)) {
			return true;
		}
		return !isOver(waitingMessages, waitingBytes, HARD_FACTOR)
				&& System.nanoTime() - this.progressAt <= this.limits.stallTimeout().toNanos();
	}

	/**
	 * Removes what waits no longer.
	 */
	void remove(int removedMessages, int removedBytes) {
		this.messages.addAndGet(-removedMessages);
		this.bytes.addAndGet(-removedBytes);
		progressed();
	}

	/**
	 * Notes that the client has taken something.
	 */
	void progressed() {
		this.progressAt = System.nanoTime();
	}

	private boolean isOver(int waitingMessages, int waitingBytes, int factor) {
		return waitingMessages > (long) factor * this.limits.messages()
				|| waitingBytes > (long) factor * this.limits.bytes();
	}

}
