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

	private static final String HEAP = "heap KiB/connection";

	private static final String RESIDENT = "RSS KiB/connection";

	private static final double KIB = 1024;

	private final String name;

	private final int roomSize;

	private final List<Bar> bars;

	private IdleWorkload(String name, int roomSize, List<Bar> bars) {
		this.name = name;
		this.roomSize = roomSize;
		this.bars = bars;
	}

	static IdleWorkload roomsOfHundred() {
		return new IdleWorkload("idle", 100, List.of(Bar.atMost(ServerKind.NEFFOS, HEAP, 9),
				Bar.atMost(ServerKind.NEFFOS, RESIDENT, 14), Bar.atMost(ServerKind.NEFFOS_ACTUATOR, HEAP, 9)));
	}

	static IdleWorkload roomsOfTen() {
		return new IdleWorkload("idle-in-small-rooms", 10, List.of());
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public List<ServerKind> servers() {
		return ServerKind.all();
	}

	@Override
	public String description() {
		return "5,000 idle connections in rooms of " + this.roomSize
				+ ": what is used after full collections with them, less what was"
				+ " used before, after 1,000 others had come and gone. The heap keeps little room for garbage, so that the"
				+ " resident set shows what is used and not what was";
	}

	@Override
	public List<String> flags() {
		return List.of("-Xms8m", "-Xmx1g", "-XX:MinHeapFreeRatio=5", "-XX:MaxHeapFreeRatio=10");
	}

	@Override
	public Map<String, Double> run(Pair pair, Effort effort) {
		pair.connect(WARM_UP_CONNECTIONS, "warm", WARM_UP_CONNECTIONS / this.roomSize);
		pair.close("warm");
		Memory before = pair.memory();
		pair.connect(CONNECTIONS, "idle", CONNECTIONS / this.roomSize);
		Memory with = pair.memory();
		Map<String, Double> figures = new LinkedHashMap<>();
		figures.put(HEAP, (with.heap() - before.heap()) / KIB / CONNECTIONS);
		figures.put(RESIDENT, (with.resident() - before.resident()) / KIB / CONNECTIONS);
		figures.put("of it direct buffers", (with.direct() - before.direct()) / KIB / CONNECTIONS);
		return figures;
	}

	@Override
	public List<Bar> bars() {
		return this.bars;
	}

}
