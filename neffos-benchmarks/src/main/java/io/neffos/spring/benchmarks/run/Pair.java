package io.neffos.spring.benchmarks.run;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A server and its load generator, a process each.
 */
final class Pair implements AutoCloseable {

	static final List<String> LOAD_FLAGS = List.of("-Xms1g", "-Xmx1g");

	private static final Duration SOON = Duration.ofSeconds(90);

	private static final Duration LONG = Duration.ofMinutes(10);

	private static final int IDLE_MILLIS = 5000;

	private static final int PROBE_MILLIS = 1000;

	private static final int PROBES = 20;

	private static final int PROBE_SIZE = 32;

	private static final int SMALL_BUFFER = 64 * 1024;

	private static final Duration QUIET = Duration.ofMillis(500);

	private static final long QUIET_CPU_NANOS = 10_000_000;

	private static final int QUIET_TRIES = 30;

	private final ServerKind kind;

	private final Child server;

	private final Child load;

	private int phase;

	private Pair(ServerKind kind, Child server, Child load) {
		this.kind = kind;
		this.server = server;
		this.load = load;
	}

	static Pair start(ServerKind kind, List<String> serverFlags) {
		Child server = Child.java(kind.id(), serverFlags, "io.neffos.spring.benchmarks.server.ServerMain", kind.id());
		Child load = null;
		try {
			String port = server.await("READY", SOON)[0];
			load = Child.java("load", LOAD_FLAGS, "io.neffos.spring.benchmarks.load.LoadMain", kind.dialect(), port);
			load.await("READY", SOON);
			return new Pair(kind, server, load);
		}
		catch (RuntimeException ex) {
			server.close();
			if (load != null) {
				load.close();
			}
			throw ex;
		}
	}

	ServerKind kind() {
		return this.kind;
	}

	/**
	 * Opens connections, and makes sure that the server knows them: a probe is published
	 * until everyone has got one.
	 */
	void connect(int count, String room, int rooms) {
		open(count, room, rooms);
		if (!room.equals("-")) {
			settle(new Traffic(room, rooms, rooms, PROBE_SIZE, 0, Duration.ZERO));
		}
	}

	/**
	 * Opens connections, until the server has confirmed that they are in their rooms.
	 * @return how many nanoseconds it took
	 */
	long open(int count, String room, int rooms) {
		this.load.tell("connect", count, room, rooms, 0);
		return Long.parseLong(this.load.await("CONNECTED", LONG)[0]);
	}

	private void settle(Traffic probe) {
		for (int i = 0; i < PROBES; i++) {
			if (round(probe, PROBE_MILLIS).load("lost") == 0) {
				return;
			}
		}
		throw new IllegalStateException(this.kind.id() + " doesn't reach everyone");
	}

	/**
	 * Opens a connection whose kernel takes little for it, and lets it read nothing from
	 * the next time on that {@link #stall} is called.
	 */
	void connectSlow(String room) {
		this.load.tell("connect", 1, room, 1, SMALL_BUFFER);
		this.load.await("CONNECTED", LONG);
		settle(new Traffic(room, 1, 1, PROBE_SIZE, 0, Duration.ZERO));
	}

	/**
	 * Waits until the server does nothing by itself, such as compiling what was hot a
	 * moment ago.
	 */
	void quiet() {
		long before = cpu();
		for (int i = 0; i < QUIET_TRIES; i++) {
			Stats.sleep(QUIET);
			long now = cpu();
			if (now - before <= QUIET_CPU_NANOS) {
				return;
			}
			before = now;
		}
	}

	Round round(Traffic traffic) {
		return round(traffic, IDLE_MILLIS);
	}

	private Round round(Traffic traffic, int idleMillis) {
		int id = ++this.phase;
		this.load.tell("expect", id, traffic.size(), traffic.room(), traffic.countPerRoom());
		this.load.await("EXPECTING", SOON);
		this.load.tell("await", idleMillis + traffic.interval().toMillis());
		this.server.tell("publish", id, traffic.room(), traffic.rooms(), traffic.count(), traffic.size(),
				traffic.batch(), traffic.interval().toNanos());
		this.load.await("ARRIVED", LONG);
		long cpu = cpu();
		String[] published = this.server.await("PUBLISHED", LONG);
		return figures(traffic.count(), cpu - Long.parseLong(published[0]), Long.parseLong(published[1]));
	}

	/**
	 * Lets those who are in no room ask.
	 */
	Round echo(int count, int each, int size) {
		int id = ++this.phase;
		long cpu = cpu();
		long start = System.nanoTime();
		this.load.tell("echo", id, size, "-", each);
		this.load.await("EXPECTING", SOON);
		this.load.tell("await", IDLE_MILLIS);
		this.load.await("ARRIVED", LONG);
		return figures((long) count * each, cpu() - cpu, start);
	}

	/**
	 * Opens connections into a room in which every entry is broadcast.
	 */
	Round joins(int count) {
		int id = ++this.phase;
		long cpu = cpu();
		long start = System.nanoTime();
		this.load.tell("joins", id, count);
		this.load.await("JOINED", LONG);
		return figures(count, cpu() - cpu, start);
	}

	private Round figures(long published, long cpu, long start) {
		this.load.tell("result");
		Map<String, Double> result = Arrays.stream(this.load.await("RESULT", SOON))
			.map((pair) -> pair.split("="))
			.collect(Collectors.toMap((pair) -> pair[0], (pair) -> Double.valueOf(pair[1])));
		return new Round(published, cpu, result.getOrDefault("last", 0.0).longValue() - start, result);
	}

	/**
	 * Stops to read where it was opened last.
	 */
	void stall(String room) {
		this.load.tell("stall", room, 1);
		this.load.await("STALLED", SOON);
	}

	/**
	 * Reads again.
	 * @return how many messages of the last round there were still, and how many
	 * connections had been closed
	 */
	long[] resume() {
		this.load.tell("resume");
		return Arrays.stream(this.load.await("RESUMED", SOON)).mapToLong(Long::parseLong).toArray();
	}

	void close(String room) {
		this.load.tell("close", room);
		this.load.await("CLOSED", SOON);
	}

	Memory memory() {
		this.server.tell("memory");
		String[] words = this.server.await("MEMORY", SOON);
		return new Memory(Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]));
	}

	long cpu() {
		this.server.tell("cpu");
		return Long.parseLong(this.server.await("CPU", SOON)[0]);
	}

	@Override
	public void close() {
		// the server first: some servers log connections that are gone
		this.server.close();
		this.load.close();
	}

}
