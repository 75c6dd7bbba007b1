package io.neffos.spring.engine.support;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import io.neffos.spring.limits.Limit;
import io.neffos.spring.limits.ProtocolCounter;
import io.neffos.spring.limits.ProtocolCounters;

/**
 * The counters of one server, to which the engine adds. Safe for use by several threads.
 */
public final class ServerCounters implements ProtocolCounters {

	private final Map<ProtocolCounter, LongAdder> counts = new EnumMap<>(ProtocolCounter.class);

	private final Map<Limit, LongAdder> limits = new EnumMap<>(Limit.class);

	/**
	 * Creates counters at 0.
	 */
	public ServerCounters() {
		for (ProtocolCounter counter : ProtocolCounter.values()) {
			this.counts.put(counter, new LongAdder());
		}
		for (Limit limit : Limit.values()) {
			this.limits.put(limit, new LongAdder());
		}
	}

	@Override
	public long count(ProtocolCounter counter) {
		return adder(this.counts, counter).sum();
	}

	@Override
	public long count(Limit limit) {
		return adder(this.limits, limit).sum();
	}

	/**
	 * Adds one to the count of a limit.
	 * @param limit the limit that was reached
	 */
	public void exceeded(Limit limit) {
		adder(this.limits, limit).increment();
	}

	/**
	 * Adds one to a count.
	 * @param counter the kind of occurrence
	 */
	public void increment(ProtocolCounter counter) {
		adder(this.counts, counter).increment();
	}

	/**
	 * Adds several to a count.
	 * @param counter the kind of occurrence
	 * @param number how many to add, not negative
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
