package io.neffos.spring.benchmarks.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A reader that stops to read, and what the others notice of it.
 */
final class StalledWorkload implements Workload {

	private static final int MEMBERS = 1000;

	private static final String WITH = "p99 ms of the others";

	private static final String WITHOUT = "p99 ms without it";

	private static final String RATIO = "with : without";

	private static final String HEAP = "heap growth MiB";

	private static final double MIB = 1024 * 1024;

	/**
	 * More than the kernel's buffers take for a client, and 100 messages a second.
	 */
	private static final Traffic TRAFFIC = Traffic.batches("room", 2000, 4096, 20, Duration.ofMillis(200));

	@Override
	public String name() {
		return "stalled";
	}

	@Override
	public String description() {
		return "1,000 members get 2,000 messages of 4 KiB, 100 a second in batches of 20, first all of them, then one"
				+ " doesn't read. Growth: after full collections, from before the stall to after the messages, while the one"
				+ " still doesn't read. Its kernel takes 64 KiB for it; at last it reads again";
	}

	@Override
	public Map<String, Double> run(Pair pair, Effort effort) {
		pair.connect(MEMBERS - 1, TRAFFIC.room(), 1);
		pair.connectSlow(TRAFFIC.room());
		Rounds.measure(effort.ofRounds(Duration.ofSeconds(1)), () -> pair.round(TRAFFIC.withCount(300)));
		Round without = pair.round(TRAFFIC);
		Memory before = pair.memory();
		pair.stall(TRAFFIC.room());
		Round with = pair.round(TRAFFIC);
		Memory after = pair.memory();
		long[] late = pair.resume();
		Map<String, Double> figures = new LinkedHashMap<>();
		figures.put(WITH, with.load("p99"));
		figures.put(WITHOUT, without.load("p99"));
		figures.put(RATIO, with.load("p99") / without.load("p99"));
		figures.put(Rounds.LOST, with.load("lost"));
		figures.put("stalled one got at last", (double) late[0]);
		figures.put("was closed", late[1] + with.load("closed"));
		figures.put(HEAP, (after.heap() - before.heap()) / MIB);
		figures.put("direct growth MiB", (after.direct() - before.direct()) / MIB);
		figures.put("RSS growth MiB", (after.resident() - before.resident()) / MIB);
		figures.put(Rounds.CPU, Rounds.of(List.of(with)).cpuPerDelivery());
		return figures;
	}

	@Override
	public List<Bar> bars() {
		return List.of(Bar.atMost(ServerKind.NEFFOS, RATIO, 1.3), Bar.none(ServerKind.NEFFOS, Rounds.LOST),
				Bar.atMost(ServerKind.NEFFOS, HEAP, 16));
	}

}
