package io.neffos.spring.benchmarks.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small room, and whether it costs anything that there are many who aren't in it.
 */
final class SmallRoomWorkload implements Workload {

	private static final int MEMBERS = 10;

	private static final int FEW = 50;

	private static final int MANY = 5000;

	private static final String AMONG_MANY = "CPU µs/broadcast among 5,000";

	private static final String AMONG_FEW = "among 50";

	private static final String RATIO = "among 5,000 : among 50";

	private static final Traffic TRAFFIC = Traffic.batches("small", 40_000, 128, 1000, Duration.ofMillis(50));

	private static final Traffic ONE_BY_ONE = Traffic.batches("small", 2000, 128, 1, Duration.ofMillis(1));

	@Override
	public String name() {
		return "small-room";
	}

	@Override
	public String description() {
		return "A room of 10 among 5,000 connections, and the same room among 50, in one process: 20,000 broadcasts of"
				+ " 128 B a second, in batches of 1,000 back to back, for one by one the kernel's work for each write hides"
				+ " all else. Measured among 50, among 5,000, and among 50 again; latencies among 5,000";
	}

	@Override
	public Map<String, Double> run(Pair pair, Effort effort) {
		pair.connect(MEMBERS, TRAFFIC.room(), 1);
		pair.connect(FEW - MEMBERS, "crowd", 1);
		Rounds.measure(effort.ofRounds(TRAFFIC.duration()), () -> pair.round(TRAFFIC));
		Effort measured = new Effort(1, Duration.ZERO, effort.measured());
		pair.quiet();
		Rounds first = Rounds.measure(measured, () -> pair.round(TRAFFIC));
		pair.connect(MANY - FEW, "more", 1);
		pair.quiet();
		Rounds among = Rounds.measure(measured, () -> pair.round(TRAFFIC));
		Round oneByOne = pair.round(ONE_BY_ONE);
		pair.close("more");
		pair.quiet();
		Rounds second = Rounds.measure(measured, () -> pair.round(TRAFFIC));
		double few = (first.cpuPerBroadcast() + second.cpuPerBroadcast()) / 2;
		Map<String, Double> figures = new LinkedHashMap<>();
		figures.put(AMONG_MANY, among.cpuPerBroadcast());
		figures.put(AMONG_FEW, few);
		figures.put(RATIO, among.cpuPerBroadcast() / few);
		figures.put("one by one, 1,000 a second", Rounds.of(List.of(oneByOne)).cpuPerBroadcast());
		figures.putAll(among.figures());
		return figures;
	}

	@Override
	public List<Bar> bars() {
		return List.of(Bar.atMost(ServerKind.NEFFOS, AMONG_MANY, 15), Bar.atMost(ServerKind.NEFFOS, RATIO, 1.2),
				Bar.none(ServerKind.NEFFOS, Rounds.LOST), Bar.none(ServerKind.NEFFOS, Rounds.WRONG));
	}

}
