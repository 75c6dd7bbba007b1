package io.neffos.spring.broadcast;

import io.neffos.spring.connection.BroadcastResult;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Adds up what the shards of a room, and the messages of a broadcast, have done.
 */
final class BroadcastTally {

	private final Sinks.One<BroadcastResult> result = Sinks.one();

	private BroadcastResult sum = BroadcastResult.NONE;

	/** The part that {@link #begun()} ends. */
	private int open = 1;

	private boolean failed;

	/**
	 * Expects so many more parts.
	 */
	synchronized void expect(int parts) {
		this.open += parts;
	}

	void add(BroadcastResult part) {
		BroadcastResult total = null;
		synchronized (this) {
			this.sum = this.sum.plus(part);
			if (--this.open == 0) {
				total = this.sum;
			}
		}
		if (total != null) {
			this.result.tryEmitValue(total);
		}
	}

	/**
	 * Tells the first of those who ask, so that a failure is logged once.
	 */
	synchronized boolean firstFailure() {
		boolean first = !this.failed;
		this.failed = true;
		return first;
	}

	/**
	 * Says that no more parts are to be expected.
	 */
	Mono<BroadcastResult> begun() {
		add(BroadcastResult.NONE);
		return this.result.asMono();
	}

}
