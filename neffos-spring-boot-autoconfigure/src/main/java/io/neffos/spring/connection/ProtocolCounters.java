package io.neffos.spring.connection;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts since the server's start. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class ProtocolCounters {

	private final Map<ProtocolCounter, LongAdder> counts = new EnumMap<>(ProtocolCounter.class);

	/**
	 * Creates counters at 0.
	 */
	public ProtocolCounters() {
		for (ProtocolCounter counter : ProtocolCounter.values()) {
			this.counts.put(counter, new LongAdder());
		}
	}

	/**
	 * Returns a count.
	 * @param counter which
	 * @return the number since the server's start
	 */
	public long count(ProtocolCounter counter) {
		return adder(counter).sum();
	}

	/**
	 * Counts one more. For the engine's own packages.
	 * @param counter what
	 */
	public void increment(ProtocolCounter counter) {
		adder(counter).increment();
	}

	/**
	 * Counts several more at once. For the engine's own packages.
	 * @param counter what
	 * @param number how many, not negative
	 */
	public void add(ProtocolCounter counter, int number) {
		adder(counter).add(number);
	}

	private LongAdder adder(ProtocolCounter counter) {
		LongAdder adder = this.counts.get(counter);
		if (adder == null) {
			throw new IllegalStateException("No count of " + counter);
		}
		return adder;
	}

}
