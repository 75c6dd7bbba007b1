package io.neffos.spring.benchmarks.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One room, and broadcasts to it.
 *
 * @param name the workload's name
 * @param description what is done
 * @param members how many connections are in the room
 * @param traffic what is published
 * @param bars what must hold
 */
record BroadcastWorkload(String name, String description, int members, Traffic traffic,
		List<Bar> bars) implements Workload {

	private static final String ROOM = "room";

	static Workload burst() {
		return new BroadcastWorkload("burst", "1,000 members get 1,000 messages of 128 B, published back to back", 1000,
				Traffic.backToBack(ROOM, 1000, 128),
				List.of(Bar.ratio(ServerKind.NEFFOS, ServerKind.NETTY, Rounds.CPU, 1.5),
						Bar.ratio(ServerKind.NEFFOS, ServerKind.SOCKETIO, Rounds.CPU, 0.1),
						Bar.none(ServerKind.NEFFOS, Rounds.LOST), Bar.none(ServerKind.NEFFOS, Rounds.WRONG)));
	}

	static Workload paced() {
		return new BroadcastWorkload("paced", "1,000 members get 50 messages of 128 B a second for 10 s", 1000,
				Traffic.batches(ROOM, 500, 128, 1, Duration.ofMillis(20)),
				List.of(Bar.ratio(ServerKind.NEFFOS, ServerKind.NETTY, Rounds.CPU, 1.15),
						Bar.ratio(ServerKind.NEFFOS, ServerKind.WEBFLUX, Rounds.CPU, 0.85),
						Bar.none(ServerKind.NEFFOS, Rounds.LOST), Bar.none(ServerKind.NEFFOS, Rounds.WRONG)));
	}

	static Workload large() {
		return new BroadcastWorkload("large", "1,000 members get 100 messages of 16 KiB, published back to back", 1000,
				Traffic.backToBack(ROOM, 100, 16 * 1024),
				List.of(Bar.ratio(ServerKind.NEFFOS, ServerKind.NETTY, Rounds.CPU, 1.1),
						Bar.none(ServerKind.NEFFOS, Rounds.LOST), Bar.none(ServerKind.NEFFOS, Rounds.WRONG)));
	}

	@Override
	public Map<String, Double> run(Pair pair, Effort effort) {
		pair.connect(this.members, this.traffic.room(), 1);
		return Rounds.measure(effort.ofRounds(this.traffic.duration()), () -> pair.round(this.traffic)).figures();
	}

}
