package io.neffos.spring.stress;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

import io.neffos.spring.limits.Limit;
import io.neffos.spring.limits.ProtocolCounter;
import io.neffos.spring.server.ManagedNeffosServer;

/**
 * Tells once a minute how a soak test gets on.
 */
final class SoakProgress {

	private static final long MEBIBYTE = 1024 * 1024;

	private final long begin = System.nanoTime();

	private final LongAdder turns = new LongAdder();

	private final LongAdder broadcasts = new LongAdder();

	private final LongAdder answers = new LongAdder();

	private long minute = 1;

	/**
	 * Counts a misbehaving connection.
	 */
	void turn() {
		this.turns.increment();
	}

	void broadcast() {
		this.broadcasts.increment();
	}

	void answer() {
		this.answers.increment();
	}

	Duration elapsed() {
		return Duration.ofNanos(System.nanoTime() - this.begin);
	}

	/**
	 * Prints a line if another minute has passed.
	 */
	void minute(ManagedNeffosServer server, long received) {
		if (elapsed().toMinutes() >= this.minute) {
			this.minute++;
			print(server, received);
		}
	}

	void print(ManagedNeffosServer server, long received) {
		System.out.printf(
				"soak %4d s: %d connections now, %d misbehaving so far, %d broadcasts, %d of them received by who"
						+ " stays, %d asks answered, heap %d MiB%n",
				elapsed().toSeconds(), server.acceptedConnections(), this.turns.sum(), this.broadcasts.sum(), received,
				this.answers.sum(), usedHeap() / MEBIBYTE);
	}

	/**
	 * Prints what the server has counted.
	 */
	void printCounters(ManagedNeffosServer server) {
		for (ProtocolCounter counter : ProtocolCounter.values()) {
			System.out.println("soak counter " + counter + " " + server.counters().count(counter));
		}
		for (Limit limit : Limit.values()) {
			System.out.println("soak limit " + limit + " " + server.counters().count(limit));
		}
	}

	/**
	 * Returns the heap that is used, garbage included.
	 */
	static long usedHeap() {
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
