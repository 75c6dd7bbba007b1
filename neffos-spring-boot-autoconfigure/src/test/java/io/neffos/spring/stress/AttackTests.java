package io.neffos.spring.stress;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 * seconds; {@code -Pattack} has 200 of each kind, against 256 MB.
 */
class AttackTests {

	private static final int CLIENTS = Integer.getInteger("neffos.attack.clients", 30);

	private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("neffos.attack.seconds", 4));

	private static final String HEAP = System.getProperty("neffos.attack.heap", "64m");

	private static final int BASE_ASKS = 300;

	private static final int BROADCAST = 8 * 1024;

	private static final long MEGABYTE = 1024 * 1024;

	@Test
	void clientsThatDoNotRead() throws IOException {
		try (AttackedProcess server = new AttackedProcess("-Xmx" + HEAP, "-XX:+ExitOnOutOfMemoryError");
				Swarm swarm = new Swarm()) {
			SwarmClient good = StressExtension.await(swarm.open(server.port(), StressServer.PATH, 0, new SwarmInbox())
				.thenCompose(SwarmClient::acknowledge));
			StressExtension.await(good.connect(AttackedServer.NAMESPACE));
			long[] before = new long[BASE_ASKS];
			for (int i = 0; i < before.length; i++) {
				before[i] = echo(good);
			}
			State base = server.stateAtRest();
			List<Attacker> attackers = new ArrayList<>();
			for (int i = 0; i < CLIENTS; i++) {
				for (Kind kind : Kind.values()) {
					attackers.add(new Attacker(kind, swarm, server.port()));
				}
			}
			List<Long> during = new ArrayList<>();
			State most = base;
			long end = System.nanoTime() + TIME.toNanos();
			while (System.nanoTime() < end) {
				attackers.forEach(Attacker::act);
				server.broadcast(BROADCAST);
				during.add(echo(good));
				State now = server.state();
				most = new State(Math.max(most.connections(), now.connections()),
						Math.max(most.waitingHeap(), now.waitingHeap()),
						Math.max(most.waitingDirect(), now.waitingDirect()), Math.max(most.heap(), now.heap()),
						Math.max(most.direct(), now.direct()), now.ended());
			}
			attackers.forEach(Attacker::end);
			long p99Before = p99(Arrays.stream(before).boxed().toList());
			long p99During = p99(during);
			System.out.println("Attack: p99 " + p99Before + " us before, " + p99During + " us of " + during.size()
					+ " during; most " + most + ", base " + base);
			Awaitility.await("base").atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(500)).until(() -> {
				State now = server.stateAtRest();
				return now.connections() == 1 && now.waitingHeap() == 0 && now.waitingDirect() == 0
						&& now.heap() < base.heap() + 16 * MEGABYTE;
			});
			System.out.println("At rest: " + server.stateAtRest());
			assertThat(server.log()).noneMatch((line) -> line.contains("OutOf"));
			assertThat(Duration.ofNanos(1000 * p99During)).as("p99 of a client that reads")
				.isLessThan(Duration.ofMillis(Integer.getInteger("neffos.attack.p99", 10_000)));
			assertThat(echo(good)).isPositive();
		}
	}

	/**
	 * Returns how many microseconds an answer takes.
	 */
	private static long echo(SwarmClient client) {
		long start = System.nanoTime();
		assertThat(StressExtension.await(client.ask(AttackedServer.NAMESPACE, "", "echo", "x"))).endsWith("x");
		long time = (System.nanoTime() - start) / 1000;
		LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
		return time;
	}

	private static long p99(List<Long> times) {
		List<Long> sorted = times.stream().sorted().toList();
		return sorted.get(sorted.size() * 99 / 100);
	}

}
