package io.neffos.spring.benchmarks.load;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

import org.HdrHistogram.Histogram;

/**
 * One phase: what is expected, whether it has arrived, and how.
 */
final class Measurement {

	private static final long POLL_NANOS = 500_000;

	private static final double NANOS_PER_MILLI = 1e6;

	private final Fleet fleet;

	private final List<Client> clients;

	private final long expected;

	private final ToLongFunction<List<DeliveryCheck>> loss;

	private Measurement(Fleet fleet, List<Client> clients, long expected, ToLongFunction<List<DeliveryCheck>> loss) {
		this.fleet = fleet;
		this.clients = clients;
		this.expected = expected;
		this.loss = loss;
	}

	/**
	 * Begins a phase in which each of some clients expects the numbers from 0 on.
	 */
	static Measurement begin(Fleet fleet, Phase phase, List<Client> clients, int each) {
		fleet.onLoops((stats) -> stats.begin(phase));
		fleet.onClients(fleet.where((client) -> true), (client) -> client.expect(DeliveryCheck.NOTHING));
		fleet.onClients(clients, (client) -> client.expect(new DeliveryCheck(0, each)));
		return new Measurement(fleet, clients, (long) clients.size() * each,
				(checks) -> checks.stream().mapToLong(DeliveryCheck::lost).sum());
	}

	/**
	 * Begins a phase of which each client that comes has to see the rest.
	 */
	static void prepareJoins(Fleet fleet, Phase phase) {
		fleet.onLoops((stats) -> stats.begin(phase));
	}

	/**
	 * Goes on with such a phase when all clients are there.
	 */
	static Measurement joined(Fleet fleet, List<Client> clients) {
		long count = clients.size();
		return new Measurement(fleet, clients, count * (count + 1) / 2, JoinLoss::count);
	}

	/**
	 * Waits until everything has arrived.
	 * @return {@code false} if nothing more has arrived for too long
	 */
	boolean await(long idleNanos) {
		return await(this.expected, idleNanos);
	}

	/**
	 * Waits until nothing more arrives.
	 */
	void awaitQuiet(long idleNanos) {
		await(Long.MAX_VALUE, idleNanos);
	}

	private boolean await(long enough, long idleNanos) {
		long taken = 0;
		long since = System.nanoTime();
		while (taken < enough) {
			LockSupport.parkNanos(POLL_NANOS);
			long now = 0;
			for (LoopStats stats : this.fleet.stats()) {
				now += stats.taken();
			}
			if (now > taken) {
				taken = now;
				since = System.nanoTime();
			}
			else if (System.nanoTime() - since > idleNanos) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Describes what has arrived.
	 * @return keys and values
	 */
	String result() {
		Histogram latencies = new Histogram(3);
		this.fleet.onLoops((stats) -> {
			synchronized (latencies) {
				latencies.add(stats.latencies());
			}
		});
		long last = 0;
		for (LoopStats stats : this.fleet.stats()) {
			last = Math.max(last, stats.lastArrival());
		}
		return "expected=" + this.expected + " delivered=" + sum(DeliveryCheck::distinct) + " lost="
				+ this.loss.applyAsLong(this.clients.stream().map(Client::check).toList()) + " duplicates="
				+ sum(DeliveryCheck::duplicates) + " disorder=" + sum(DeliveryCheck::outOfOrder) + " foreign="
				+ foreign() + " p50=" + millis(latencies, 50) + " p99=" + millis(latencies, 99) + " max="
				+ latencies.getMaxValue() / NANOS_PER_MILLI + " last=" + last;
	}

	private static double millis(Histogram latencies, double percentile) {
		return latencies.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
	}

	/**
	 * The loops have just been asked for their histograms, so their writes are seen.
	 */
	private long sum(ToIntFunction<DeliveryCheck> figure) {
		return this.clients.stream().mapToLong((client) -> figure.applyAsInt(client.check())).sum();
	}

	private long foreign() {
		return this.fleet.where((client) -> true).stream().mapToLong((client) -> client.check().foreign()).sum();
	}

}
