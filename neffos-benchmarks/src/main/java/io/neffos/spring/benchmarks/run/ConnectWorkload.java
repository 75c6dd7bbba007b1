package io.neffos.spring.benchmarks.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Opening connections.
 */
final class ConnectWorkload implements Workload {

	private static final int CONNECTIONS = 5000;

	private static final int WARM_UP_CONNECTIONS = 2000;

	private static final int ROOMS = 50;

	private static final double NANOS_PER_SECOND = 1e9;

	private static final double NANOS_PER_MICRO = 1000;

	@Override
	public String name() {
		return "connect";
	}

	@Override
	public String description() {
		return "5,000 connections are opened, 64 at a time, until they are in their rooms, after several times 2,000 others."
				+ " Round trips: 4 with neffos (upgrade, acknowledgement, namespace, room), 1 with netty and webflux,"
				+ " 2 with socketio and stomp";
	}

	@Override
	public Map<String, Double> run(Pair pair, Effort effort) {
		for (int i = 0; i < effort.warmUpRounds(); i++) {
			pair.open(WARM_UP_CONNECTIONS, "warm", ROOMS);
			pair.close("warm");
		}
		pair.quiet();
		long cpu = pair.cpu();
		long nanos = pair.open(CONNECTIONS, "room", ROOMS);
		long used = pair.cpu() - cpu;
		Map<String, Double> figures = new LinkedHashMap<>();
		figures.put("CPU µs/connection", used / NANOS_PER_MICRO / CONNECTIONS);
		figures.put("connections/s", CONNECTIONS / (nanos / NANOS_PER_SECOND));
		return figures;
	}

	@Override
	public List<Bar> bars() {
		return List.of();
	}

}
