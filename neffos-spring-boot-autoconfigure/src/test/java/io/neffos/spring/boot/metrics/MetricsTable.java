package io.neffos.spring.boot.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The table of metrics in the guide.
 */
final class MetricsTable {

	private static final Pattern ROW = Pattern
		.compile("(?m)^\\| `(neffos[a-z.]+)` \\| ([a-z ]+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$");

	private static final Pattern TAG = Pattern.compile("`([^`]+)`(?: \\(([^)]+)\\))?");

	private MetricsTable() {
	}

	static List<Metric> read(Path page) throws IOException {
		List<Metric> metrics = new ArrayList<>();
		ROW.matcher(Files.readString(page)).results().forEach((row) -> metrics.add(metric(row)));
		return metrics;
	}

	private static Metric metric(MatchResult row) {
		Map<String, Set<String>> tags = new TreeMap<>();
		TAG.matcher(row.group(4)).results().forEach((tag) -> tags.put(tag.group(1), values(tag.group(2))));
		return new Metric(row.group(1), row.group(2), tags);
	}

	@SuppressWarnings("NullAway")
	private static Set<String> values(String list) {
		return (list != null) ? new TreeSet<>(List.of(list.replace("`", "").split(", "))) : Set.of();
	}

	/**
	 * A line of the table.
	 *
	 * @param name the meter's name
	 * @param type its type
	 * @param tags the tags' keys, with all values where these are listed
	 */
	record Metric(String name, String type, Map<String, Set<String>> tags) {

	}

}
