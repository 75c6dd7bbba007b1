package io.neffos.spring.benchmarks.run;

import java.util.List;
import java.util.Map;

/**
 * Something that must hold: a figure that must not be above a limit. Ratios are taken
 * within each turn of the servers, and the median of these counts.
 *
 * @param text what it says
 * @param limit the highest value that passes
 * @param worst whether the worst turn counts instead of the median
 * @param figure computes the value of one turn; not a number where a server is missing
 */
record Bar(String text, double limit, boolean worst, Figure figure) {

	static Bar ratio(ServerKind server, ServerKind baseline, String metric, double limit) {
		return new Bar(server.id() + " ≤ " + Stats.text(limit) + " × " + baseline.id() + ", " + metric, limit, false,
				(turn) -> turn.of(server, metric) / turn.of(baseline, metric));
	}

	static Bar atMost(ServerKind server, String metric, double limit) {
		return new Bar(server.id() + " ≤ " + Stats.text(limit) + ", " + metric, limit, false,
				(turn) -> turn.of(server, metric));
	}

	static Bar none(ServerKind server, String metric) {
		return new Bar(server.id() + ": none " + metric, 0, true, (turn) -> turn.of(server, metric));
	}

	/**
	 * Says whether it holds.
	 */
	String verdict(List<Turn> turns) {
		List<Double> values = turns.stream().map(this.figure::of).filter((value) -> !value.isNaN()).toList();
		if (values.isEmpty()) {
			return "not measured: " + this.text;
		}
		double value = (this.worst) ? Stats.worst(values) : Stats.median(values);
		return ((value <= this.limit) ? "PASS: " : "FAIL: ") + this.text + ": " + Stats.text(values) + " in "
				+ values.size() + ((values.size() == 1) ? " turn" : " turns");
	}

	/**
	 * Computes a value.
	 */
	@FunctionalInterface
	interface Figure {

		double of(Turn turn);

	}

	/**
	 * What the servers have shown, each in its process, one after the other.
	 */
	record Turn(Map<ServerKind, Map<String, Double>> figures) {

		double of(ServerKind server, String metric) {
			return this.figures.getOrDefault(server, Map.of()).getOrDefault(metric, Double.NaN);
		}

	}

}
