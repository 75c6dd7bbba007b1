package io.neffos.spring.benchmarks.run;

import java.util.List;
import java.util.Map;

import io.neffos.spring.benchmarks.wire.Joins;

/**
 * Everyone enters one room, and everyone in it hears of it.
 */
final class JoinsWorkload implements Workload {

	private static final int MEMBERS = 1000;

	@Override
	public String name() {
		return "joins";
	}

	@Override
	public String description() {
		return "1,000 connections enter one room, and each entry is broadcast to all members, the new one included."
				+ " Everyone must get every entry from his own to the last, in order: 500,500 deliveries at least."
				+ " CPU includes opening the connections";
	}

	@Override
	public List<ServerKind> servers() {
		return List.of(ServerKind.NEFFOS);
	}

	@Override
	public Map<String, Double> run(Pair pair, Effort effort) {
		return Rounds.measure(new Effort(2, effort.warmUp(), effort.measured()), () -> {
			Round round = pair.joins(MEMBERS);
			pair.close(Joins.ROOM);
			pair.quiet();
			return round;
		}).figures();
	}

	@Override
	public List<Bar> bars() {
		return List.of(Bar.none(ServerKind.NEFFOS, Rounds.LOST), Bar.none(ServerKind.NEFFOS, Rounds.WRONG));
	}

}
