package io.neffos.spring.benchmarks.run;

import java.util.List;
import java.util.Map;

/**
 * Questions and answers.
 */
final class EchoWorkload implements Workload {

	private static final int CONNECTIONS = 200;

	private static final int EACH = 500;

	private static final int SIZE = 128;

	@Override
	public String name() {
		return "echo";
	}

	@Override
	public String description() {
		return "200 connections ask back to back, one open question each, and get the 128 B of the question back."
				+ " A handler of neffos and of socketio answers; the others return the message";
	}

	@Override
	public List<ServerKind> servers() {
		return ServerKind.all().stream().filter((kind) -> kind != ServerKind.STOMP).toList();
	}

	@Override
	public Map<String, Double> run(Pair pair, Effort effort) {
		pair.connect(CONNECTIONS, "-", 1);
		return Rounds.measure(effort, () -> pair.echo(CONNECTIONS, EACH, SIZE)).figures();
	}

	@Override
	public List<Bar> bars() {
		return List.of(Bar.ratio(ServerKind.NEFFOS, ServerKind.WEBFLUX, Rounds.CPU, 1.3),
				Bar.none(ServerKind.NEFFOS, Rounds.LOST));
	}

}
