package io.neffos.spring.stress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.neffos.spring.stress.AttackedProcess.State;
import io.neffos.spring.stress.Attacker.Kind;
import io.neffos.spring.wire.Swarm;
import io.neffos.spring.wire.SwarmClient;
import io.neffos.spring.wire.SwarmInbox;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that don't read, against a small process. The normal run has a few for some
 * seconds; {@code -Pattack} has 200 of each kind, against 256 MB, and compares how long
 * answers take; {@code -Dneffos.test.seed=} sets the order in which they act.
 */
class AttackTests {

	private static final int CLIENTS = Integer.getInteger("neffos.attack.clients", 30);

	private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("neffos.attack.seconds", 4));

	private static final String HEAP = System.getProperty("neffos.attack.heap", "64m");

	/** How long an attacker rests: the processors are to be left to the server. */
	private static final Duration PAUSE = Duration.ofMillis(100);

	private static final Duration BETWEEN = Duration.ofMillis(10);

	private static final int BROADCAST = 32 * 1024;

	private static final long MEGABYTE = 1024 * 1024;

	/** What an attack may leave behind in memory: caches, pools and compiled code. */
	private static final long REMAINS = 16 * MEGABYTE;

	private static final long REMAINS_DIRECT = 8 * MEGABYTE;

	/** How many times longer answers may take meanwhile, or {@code 0} for any time. */
	private static final int SLOWER = Integer.getInteger("neffos.attack.p99", 0);

	/** Shorter times aren't compared: they are the machine's noise. */
	private static final Duration NOISE = Duration.ofMillis(20);

	private static final Duration SLOWEST = Duration.ofSeconds(10);

	private final long seed = Long.getLong("neffos.test.seed", System.nanoTime());

	@Test
	void clientsThatDoNotRead() throws Exception {
		try (AttackedProcess server = new AttackedProcess("-Xmx" + HEAP, "-XX:+ExitOnOutOfMemoryError");
				Swarm swarm = new Swarm();
				Swarm honest = new Swarm()) {
			SwarmClient good = StressExtension.await(honest.open(server.port(), StressServer.PATH, 0, new SwarmInbox())
				.thenCompose(SwarmClient::acknowledge));
			StressExtension.await(good.connect(AttackedServer.NAMESPACE));
			List<Long> before = new ArrayList<>();
			measure(server, good, TIME.dividedBy(2), before);
			State base = server.stateAtRest();
			List<Attacker> attackers = new ArrayList<>();
			for (int i = 0; i < CLIENTS; i++) {
				for (Kind kind : Kind.values()) {
					attackers.add(new Attacker(kind, swarm, server.port()));
				}
			}
			Random random = new Random(this.seed);
			List<Long> during = new ArrayList<>();
			ScheduledExecutorService attack = Executors.newSingleThreadScheduledExecutor();
			attack.scheduleWithFixedDelay(() -> {
				Collections.shuffle(attackers, random);
				attackers.forEach(Attacker::act);
			}, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
			State most = measure(server, good, TIME, during);
			attack.shutdown();
			assertThat(attack.awaitTermination(10, TimeUnit.SECONDS)).as("end of the attack").isTrue();
			attackers.forEach(Attacker::end);
			long p99Before = p99(before);
			long p99During = p99(during);
			System.out.println("Attack of -Dneffos.test.seed=" + this.seed + ": p99 " + p99Before + " us of "
					+ before.size() + " before, " + p99During + " us of " + during.size() + " during; most " + most
					+ ", base " + base);
			Awaitility.await("base").atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(500)).until(() -> {
				State now = server.stateAtRest();
				return now.connections() == base.connections() && now.waitingHeap() == 0 && now.waitingDirect() == 0
						&& now.heap() < base.heap() + REMAINS && now.direct() < base.direct() + REMAINS_DIRECT;
			});
			System.out.println("At rest: " + server.stateAtRest());
			assertThat(server.log()).noneMatch((line) -> line.contains("OutOf"));
			assertThat(Duration.ofNanos(1000 * p99During)).as("p99 of a client that reads")
				.isLessThan(bound(p99Before));
			assertThat(echo(good)).isPositive();
		}
	}

	/**
	 * Broadcasts to the room, and asks as the client that reads.
	 * @return the most that the server has kept
	 */
	private static State measure(AttackedProcess server, SwarmClient good, Duration time, List<Long> times) {
		State most = server.stateAtRest();
		long end = System.nanoTime() + time.toNanos();
		while (System.nanoTime() < end) {
			server.broadcast(BROADCAST);
			times.add(echo(good));
			if (times.size() % 10 == 0) {
				State now = server.state();
				most = new State(Math.max(most.connections(), now.connections()),
						Math.max(most.waitingHeap(), now.waitingHeap()),
						Math.max(most.waitingDirect(), now.waitingDirect()), Math.max(most.heap(), now.heap()),
						Math.max(most.direct(), now.direct()), now.ended());
			}
		}
		return most;
	}

	/**
	 * Returns how many microseconds an answer takes.
	 */
	private static long echo(SwarmClient client) {
		long start = System.nanoTime();
		assertThat(StressExtension.await(client.ask(AttackedServer.NAMESPACE, "", "echo", "x"))).endsWith("x");
		long time = (System.nanoTime() - start) / 1000;
		LockSupport.parkNanos(BETWEEN.toNanos());
		return time;
	}

	private static Duration bound(long p99Before) {
		if (SLOWER == 0) {
			return SLOWEST;
		}
		Duration bound = Duration.ofNanos(SLOWER * 1000 * p99Before);
		return (bound.compareTo(NOISE) > 0) ? bound : NOISE;
	}

	private static long p99(List<Long> times) {
		List<Long> sorted = times.stream().sorted().toList();
		return sorted.get(sorted.size() * 99 / 100);
	}

}
