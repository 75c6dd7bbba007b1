package io.neffos.spring.limits;

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

	private final Map<Limit, LongAdder> limits = new EnumMap<>(Limit.class);

	/**
	 * Creates counters at 0.
	 */
	public ProtocolCounters() {
		for (ProtocolCounter counter : ProtocolCounter.values()) {
			this.counts.put(counter, new LongAdder());
		}
		for (Limit limit : Limit.values()) {
			this.limits.put(limit, new LongAdder());
		}
	}

	/**
	 * Returns a count.
	 * @param counter which
	 * @return the number since the server's start
	 */
	public long count(ProtocolCounter counter) {
		return adder(this.counts, counter).sum();
	}

	/**
	 * Returns how often a limit was run into.
	 * @param limit which
	 * @return the number since the server's start
	 */
	public long count(Limit limit) {
		return adder(this.limits, limit).sum();
	}

	/**
	 * Counts one more. For the engine's own packages.
	 * @param limit what was run into
	 */
	public void exceeded(Limit limit) {
		adder(this.limits, limit).increment();
	}

	/**
	 * Counts one more. For the engine's own packages.
	 * @param counter what
	 */
	public void increment(ProtocolCounter counter) {
		adder(this.counts, counter).increment();
	}

	/**
	 * Counts several more at once. For the engine's own packages.
	 * @param counter what
	 * @param number how many, not negative
	 */
	public void add(ProtocolCounter counter, int number) {
		adder(this.counts, counter).add(number);
	}

	private static <K> LongAdder adder(Map<K, LongAdder> counts, K key) {
		LongAdder adder = counts.get(key);
		if (adder == null) {
			throw new IllegalStateException("No count of " + key);
		}
		return adder;
	}

}
