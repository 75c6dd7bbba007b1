package io.neffos.spring.benchmarks.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The measured rounds of one process, taken together.
 */
final class Rounds {

	static final String CPU = "CPU µs/delivery";

	static final String RATE = "deliveries/s";

	static final String LOST = "lost";

	static final String WRONG = "duplicated or out of order";

	static final String P99 = "p99 ms";

	private static final double NANOS_PER_MICRO = 1000;

	private static final double NANOS_PER_SECOND = 1e9;

	private final List<Round> rounds = new ArrayList<>();

	/**
	 * Warms up, then measures.
	 */
	static Rounds measure(Effort effort, Supplier<Round> round) {
		repeat(effort.warmUpRounds(), effort.warmUp(), round);
		Rounds measured = new Rounds();
		measured.rounds.addAll(repeat(1, effort.measured(), round));
		return measured;
	}

	static Rounds of(List<Round> rounds) {
		Rounds result = new Rounds();
		result.rounds.addAll(rounds);
		return result;
	}

	private static List<Round> repeat(int atLeast, Duration duration, Supplier<Round> round) {
		List<Round> rounds = new ArrayList<>();
		long start = System.nanoTime();
		while (rounds.size() < atLeast || System.nanoTime() - start < duration.toNanos()) {
			rounds.add(round.get());
		}
		return rounds;
	}

	double cpuPerDelivery() {
		return sum((round) -> round.cpuNanos()) / sum(Round::delivered) / NANOS_PER_MICRO;
	}

	double cpuPerBroadcast() {
		return sum((round) -> round.cpuNanos()) / sum((round) -> round.published()) / NANOS_PER_MICRO;
	}

	double median(String key) {
		return Stats.median(this.rounds.stream().map((round) -> round.load(key)).toList());
	}

	double total(String key) {
		return sum((round) -> round.load(key));
	}

	/**
	 * Returns what is of interest wherever messages are delivered.
	 */
	Map<String, Double> figures() {
		Map<String, Double> figures = new LinkedHashMap<>();
		figures.put(CPU, cpuPerDelivery());
		figures.put(RATE, sum(Round::delivered) / sum((round) -> round.wallNanos()) * NANOS_PER_SECOND);
		figures.put("p50 ms", median("p50"));
		figures.put(P99, median("p99"));
		figures.put("max ms", this.rounds.stream().mapToDouble((round) -> round.load("max")).max().orElse(Double.NaN));
		figures.put(LOST, total("lost"));
		figures.put(WRONG, total("duplicates") + total("disorder") + total("foreign"));
		return figures;
	}

	private double sum(java.util.function.ToDoubleFunction<Round> figure) {
		return this.rounds.stream().mapToDouble(figure).sum();
	}

}
