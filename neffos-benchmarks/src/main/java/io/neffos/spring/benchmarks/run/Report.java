package io.neffos.spring.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.neffos.spring.benchmarks.run.Bar.Turn;
import org.jspecify.annotations.Nullable;

/**
 * What was found out, as Markdown, on the console and in a file.
 */
final class Report {

	private final List<String> lines = new ArrayList<>();

	private final @Nullable Path file;

	Report(@Nullable Path file) {
		this.file = file;
	}

	void line(String line) {
		System.out.println(line);
		this.lines.add(line);
	}

	void workload(Workload workload, List<Turn> turns) throws IOException {
		line("");
		line("## " + workload.name());
		line("");
		line(workload.description() + ". Servers: java " + String.join(" ", workload.flags()) + ".");
		line("");
		table(turns);
		line("");
		workload.bars().forEach((bar) -> line("- " + bar.verdict(turns)));
		save();
	}

	private void table(List<Turn> turns) {
		Set<ServerKind> servers = new LinkedHashSet<>();
		Set<String> metrics = new LinkedHashSet<>();
		for (Turn turn : turns) {
			turn.figures().forEach((server, figures) -> {
				servers.add(server);
				metrics.addAll(figures.keySet());
			});
		}
		String main = metrics.stream().findFirst().orElse("");
		boolean compared = servers.contains(ServerKind.NETTY) && servers.size() > 1;
		line("| server | " + String.join(" | ", metrics) + ((compared) ? " | " + main + ", × netty |" : " |"));
		line("|---" + "|---".repeat(metrics.size() + ((compared) ? 1 : 0)) + "|");
		for (ServerKind server : servers) {
			List<String> cells = new ArrayList<>(List.of(server.id()));
			metrics.forEach((metric) -> cells.add(Stats.text(values(turns, server, metric))));
			if (compared) {
				cells.add(Stats.text(turns.stream()
					.map((turn) -> turn.of(server, main) / turn.of(ServerKind.NETTY, main))
					.filter((ratio) -> !ratio.isNaN())
					.toList()));
			}
			line("| " + String.join(" | ", cells) + " |");
		}
	}

	private static List<Double> values(List<Turn> turns, ServerKind server, String metric) {
		return turns.stream()
			.map(Turn::figures)
			.map((figures) -> figures.getOrDefault(server, Map.of()).getOrDefault(metric, Double.NaN))
			.filter((value) -> !value.isNaN())
			.toList();
	}

	private void save() throws IOException {
		if (this.file != null) {
			Files.write(this.file, this.lines);
		}
	}

}
