package io.neffos.spring.benchmarks.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Connections that do nothing, and what they hold.
 */
final class IdleWorkload implements Workload {

	private static final int WARM_UP_CONNECTIONS = 1000;

	private static final int CONNECTIONS = 5000;

	private static final int ROOMS = 50;

	private static final String HEAP = "heap KiB/connection";

	private static final String RESIDENT = "RSS KiB/connection";

	private static final double KIB = 1024;

	@Override
	public String name() {
		return "idle";
	}

	@Override
	public String description() {
		return "5,000 idle connections in 50 rooms of 100: what is used after full collections with them, less what was"
				+ " used before, after 1,000 others had come and gone. The heap keeps little room for garbage, so that the"
				+ " resident set shows what is used and not what was";
	}

	@Override
	public List<String> flags() {
		return List.of("-Xms8m", "-Xmx1g", "-XX:MinHeapFreeRatio=5", "-XX:MaxHeapFreeRatio=10");
	}

	@Override
	public Map<String, Double> run(Pair pair, Effort effort) {
		pair.connect(WARM_UP_CONNECTIONS, "warm", ROOMS);
		pair.close("warm");
		Memory before = pair.memory();
		pair.connect(CONNECTIONS, "idle", ROOMS);
		Memory with = pair.memory();
		Map<String, Double> figures = new LinkedHashMap<>();
		figures.put(HEAP, (with.heap() - before.heap()) / KIB / CONNECTIONS);
		figures.put(RESIDENT, (with.resident() - before.resident()) / KIB / CONNECTIONS);
		figures.put("of it direct buffers", (with.direct() - before.direct()) / KIB / CONNECTIONS);
		return figures;
	}

	@Override
	public List<Bar> bars() {
		return List.of(Bar.atMost(ServerKind.NEFFOS, HEAP, 9), Bar.atMost(ServerKind.NEFFOS, RESIDENT, 14));
	}

}
