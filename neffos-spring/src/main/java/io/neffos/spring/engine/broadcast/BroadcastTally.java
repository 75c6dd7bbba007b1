package io.neffos.spring.engine.broadcast;

import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.Emission;
import io.neffos.spring.engine.transport.FrameObserver;
import io.neffos.spring.engine.transport.FrameOutcome;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Adds up what the shards of a room, and the messages of a broadcast, have done.
 */
final class BroadcastTally implements FrameObserver, Emission<BroadcastResult> {

	private final Sinks.One<BroadcastResult> result = Sinks.one();

	private BroadcastResult sum = BroadcastResult.NONE;

	/** The part that {@link #begun()} ends. */
	private int open = 1;

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
	 * Adds the outcome of a frame for one client, if it is known already.
	 */
	void sent(FrameOutcome outcome, boolean observed) {
		switch (outcome) {
			case WRITTEN -> add(new BroadcastResult(1, 1, 0, 0));
			case WAITING -> add(new BroadcastResult(1, (observed) ? 0 : 1, 0, 0));
			case DROPPED -> add(new BroadcastResult(1, 0, 1, 0));
			case CLOSED -> add(new BroadcastResult(1, 0, 0, 1));
		}
	}

	@Override
	public void waiting() {
		expect(1);
	}

	@Override
	public void settled(FrameOutcome outcome) {
		boolean dropped = outcome == FrameOutcome.DROPPED;
		boolean closed = outcome == FrameOutcome.CLOSED;
		add(new BroadcastResult(0, (dropped || closed) ? 0 : 1, (dropped) ? 1 : 0, (closed) ? 1 : 0));
	}

	/**
	 * Says that no more parts are to be expected.
	 */
	Emission<BroadcastResult> begun() {
		add(BroadcastResult.NONE);
		return this;
	}

	@Override
	public Mono<BroadcastResult> result() {
		return this.result.asMono();
	}

}
