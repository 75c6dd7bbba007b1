package io.neffos.spring.benchmarks.run;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What is said of several runs.
 */
final class Stats {

	private Stats() {
	}

	static double median(List<Double> values) {
		List<Double> sorted = values.stream().filter((value) -> !value.isNaN()).sorted().toList();
		int size = sorted.size();
		if (size == 0) {
			return Double.NaN;
		}
		return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
	}

	static double worst(List<Double> values) {
		return values.stream()
			.mapToDouble(Double::doubleValue)
			.filter((value) -> !Double.isNaN(value))
			.max()
			.orElse(Double.NaN);
	}

	/**
	 * Writes median and range.
	 */
	static String text(List<Double> values) {
		double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
		double median = median(values);
		double most = worst(values);
		return (least == most) ? text(median) : text(median) + " (" + text(least) + ".." + text(most) + ")";
	}

	static String text(double value) {
		if (Double.isNaN(value)) {
			return "–";
		}
		double size = Math.abs(value);
		if (size >= 1000 || value == Math.rint(value)) {
			return String.format(Locale.ROOT, "%,.0f", value);
		}
		return String.format(Locale.ROOT,
				(size >= 100) ? "%.0f" : (size >= 10) ? "%.1f" : (size >= 1) ? "%.2f" : "%.3f", value);
	}

	static void sleep(Duration duration) {
		try {
			Thread.sleep(duration.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
