package io.neffos.spring.benchmarks.load;

import java.util.concurrent.atomic.AtomicLong;

import org.HdrHistogram.Histogram;

/**
 * What the connections of one event loop have got in the phase. Only the loop writes.
 */
final class LoopStats {

	private static final long HIGHEST_NANOS = 600_000_000_000L;

	private static final int DIGITS = 3;

	private final AtomicLong taken = new AtomicLong();

	private final AtomicLong lastArrival = new AtomicLong();

	private final Histogram latencies = new Histogram(HIGHEST_NANOS, DIGITS);

	private Phase phase = Phase.NONE;

	private long now;

	Phase phase() {
		return this.phase;
	}

	void begin(Phase next) {
		this.phase = next;
		this.latencies.reset();
		this.taken.set(0);
	}

	/**
	 * Notes the time: once for all that was read at once.
	 */
	long read() {
		this.now = System.nanoTime();
		return this.now;
	}

	long now() {
		return this.now;
	}

	/**
	 * Takes a message that was expected and is new.
	 */
	void take(long sentAt) {
		this.latencies.recordValue(Math.min(Math.max(0, this.now - sentAt), HIGHEST_NANOS));
		this.taken.lazySet(this.taken.getPlain() + 1);
		this.lastArrival.lazySet(this.now);
	}

	/** Any thread may ask. */
	long taken() {
		return this.taken.get();
	}

	/** Any thread may ask. */
	long lastArrival() {
		return this.lastArrival.get();
	}

	Histogram latencies() {
		return this.latencies.copy();
	}

}
