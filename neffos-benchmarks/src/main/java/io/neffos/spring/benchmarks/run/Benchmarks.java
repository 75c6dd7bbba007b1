package io.neffos.spring.benchmarks.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.neffos.spring.benchmarks.run.Bar.Turn;

/**
 * Measures servers side by side.
 */
public final class Benchmarks {

	private static final List<Workload> WORKLOADS = List.of(BroadcastWorkload.burst(), BroadcastWorkload.paced(),
			BroadcastWorkload.large(), new SmallRoomWorkload(), new RoomsWorkload(), new StalledWorkload(),
			new EchoWorkload(), IdleWorkload.roomsOfHundred(), IdleWorkload.roomsOfTen(), new ConnectWorkload(),
			new JoinsWorkload());

	private final Options options;

	private final Report report;

	private Benchmarks(Options options) {
		this.options = options;
		this.report = new Report(options.output());
	}

	/**
	 * Runs the workloads.
	 * @param args see the usage
	 * @throws IOException if the report can't be written
	 */
	public static void main(String[] args) throws IOException {
		Options options = null;
		try {
			options = Options.of(args, WORKLOADS.stream().map(Workload::name).toList());
		}
		catch (IllegalArgumentException ex) {
			System.err.println(ex.getMessage());
			System.exit(2);
			return;
		}
		Benchmarks benchmarks = new Benchmarks(options);
		benchmarks.report.line("# Benchmarks");
		benchmarks.report.line("");
		Machine.describe().forEach((line) -> benchmarks.report.line("- " + line));
		benchmarks.report.line(
				"- Command: `java -jar neffos-benchmarks/target/neffos-benchmarks.jar " + String.join(" ", args) + "`");
		benchmarks.report.line("- Figures: the median of " + options.turns() + " runs (least..most)");
		for (Workload workload : WORKLOADS) {
			if (options.workloads().contains(workload.name())) {
				benchmarks.run(workload);
			}
		}
	}

	private void run(Workload workload) throws IOException {
		List<Turn> turns = new ArrayList<>();
		for (int i = 0; i < this.options.turns(); i++) {
			Map<ServerKind, Map<String, Double>> figures = new LinkedHashMap<>();
			for (ServerKind server : workload.servers()) {
				if (this.options.servers().contains(server)) {
					run(workload, server, figures);
				}
			}
			turns.add(new Turn(figures));
		}
		this.report.workload(workload, turns);
	}

	private void run(Workload workload, ServerKind server, Map<ServerKind, Map<String, Double>> figures) {
		try (Pair pair = Pair.start(server, workload.flags())) {
			figures.put(server, workload.run(pair, this.options.effort()));
			System.err.println(workload.name() + " " + server.id() + " " + figures.get(server));
		}
		catch (IllegalStateException ex) {
			System.err.println(workload.name() + " " + server.id() + " failed: " + ex.getMessage());
			this.report.line("");
			this.report.line("**" + workload.name() + " on " + server.id() + " failed: " + ex.getMessage() + "**");
		}
	}

}
