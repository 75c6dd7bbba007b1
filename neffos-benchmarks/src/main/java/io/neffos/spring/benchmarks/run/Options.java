package io.neffos.spring.benchmarks.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param servers the servers to measure
 * @param workloads the names of the workloads
 * @param turns how often the servers take turns
 * @param effort how long each is measured
 * @param output where the report goes, {@code null} for the console only
 */
record Options(List<ServerKind> servers, List<String> workloads, int turns, Effort effort, @Nullable Path output) {

	private static final String USAGE = """
			Options:
			  --servers a,b     %s; default: all
			  --workloads a,b   %s; default: all
			  --runs n          how often the servers take turns; default: 3
			  --quick           less warm-up and shorter runs: for a first look only
			  --output file     writes the report as Markdown, too""";

	static Options of(String[] args, List<String> workloads) {
		Map<String, String> given = new HashMap<>();
		for (int i = 0; i < args.length; i++) {
			boolean flag = args[i].equals("--quick");
			if (!flag && (i + 1 == args.length || !args[i].startsWith("--"))) {
				throw new IllegalArgumentException(usage(workloads));
			}
			given.put(args[i].substring(2), (flag) ? "" : args[++i]);
		}
		Options options = new Options((given.containsKey("servers"))
				? Arrays.stream(given.get("servers").split(",")).map(ServerKind::of).toList() : ServerKind.all(),
				(given.containsKey("workloads")) ? List.of(given.get("workloads").split(",")) : workloads,
				Integer.parseInt(given.getOrDefault("runs", "3")),
				(given.containsKey("quick")) ? Effort.QUICK : Effort.FULL,
				(given.containsKey("output")) ? Path.of(given.get("output")) : null);
		given.keySet().removeAll(List.of("servers", "workloads", "runs", "quick", "output"));
		if (!given.isEmpty() || !workloads.containsAll(options.workloads())) {
			throw new IllegalArgumentException(usage(workloads));
		}
		return options;
	}

	private static String usage(List<String> workloads) {
		return USAGE.formatted(String.join(", ", ServerKind.all().stream().map(ServerKind::id).toList()),
				String.join(", ", workloads));
	}

}
