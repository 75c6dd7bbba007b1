package io.neffos.spring.benchmarks.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Many small rooms.
 */
final class RoomsWorkload implements Workload {

	private static final int MEMBERS = 5000;

	private static final int ROOMS = 1000;

	private static final Traffic TRAFFIC = new Traffic("r", ROOMS, 30_000, 128, ROOMS, Duration.ofMillis(100));

	@Override
	public String name() {
		return "rooms";
	}

	@Override
	public String description() {
		return "1,000 rooms of 5 take turns: 10,000 broadcasts of 128 B a second, in batches of one for each room";
	}

	@Override
	public Map<String, Double> run(Pair pair, Effort effort) {
		pair.connect(MEMBERS, TRAFFIC.room(), ROOMS);
		Rounds rounds = Rounds.measure(effort.ofRounds(TRAFFIC.duration()), () -> pair.round(TRAFFIC));
		Map<String, Double> figures = new LinkedHashMap<>();
		figures.put("CPU µs/broadcast", rounds.cpuPerBroadcast());
		figures.putAll(rounds.figures());
		return figures;
	}

	@Override
	public List<Bar> bars() {
		return List.of(Bar.none(ServerKind.NEFFOS, Rounds.LOST), Bar.none(ServerKind.NEFFOS, Rounds.WRONG));
	}

}
