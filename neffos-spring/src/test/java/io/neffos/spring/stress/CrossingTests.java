package io.neffos.spring.stress;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.wire.SwarmClient;
import io.neffos.spring.wire.SwarmInbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Both sides do something at once: each lifecycle event comes once and in order, and
 * nobody waits for ever.
 */
class CrossingTests {

	@RegisterExtension
	final StressExtension stress = new StressExtension();

	private final LifecycleLog log = new LifecycleLog();

	/** What waits at the server for a client, and the other way round. */
	private final Queue<CompletableFuture<?>> waiters = new ConcurrentLinkedQueue<>();

	private final AtomicReference<Mono<Void>> pace = new AtomicReference<>(Mono.empty());

	private final AtomicReference<ManagedNeffosServer> running = new AtomicReference<>();

	@BeforeEach
	void serve() {
		this.running.set(this.stress.serve(NeffosServer.builder().interceptor(this.log).namespace("ns", (ns) -> {
			this.log.declare(ns, this.pace::get);
			ns.on("ask", (member, message) -> this.pace.get().thenReturn("answered"));
		})));
	}

	@Test
	void closeDuringAConnect() {
		closeDuring((client, connection) -> wait(client.connect("ns")), List.of(), "NAMESPACE_CONNECT");
	}

	@Test
	void closeDuringAConnectOfTheServer() {
		closeDuring((client, connection) -> wait(connection.connect("ns").toFuture()), List.of(), "NAMESPACE_CONNECT");
	}

	@Test
	void closeDuringAJoin() {
		closeDuring((client, connection) -> wait(client.join("ns", "r")), List.of("ns"), "NAMESPACE_CONNECT",
				"NAMESPACE_CONNECTED", "ROOM_JOIN r", "NAMESPACE_DISCONNECT");
	}

	@Test
	void closeDuringAJoinOfTheServer() {
		closeDuring((client, connection) -> wait(member(connection).join("r").toFuture()), List.of("ns"),
				"NAMESPACE_CONNECT", "NAMESPACE_CONNECTED", "ROOM_JOIN r", "NAMESPACE_DISCONNECT");
	}

	@Test
	void closeDuringAnAsk() {
		closeDuring((client, connection) -> wait(client.ask("ns", "", "ask", "")), List.of("ns"), "NAMESPACE_CONNECT",
				"NAMESPACE_CONNECTED", "NAMESPACE_DISCONNECT");
	}

	@Test
	void closeAtAnyTime() {
		List<SwarmClient> clients = this.stress.all(300, (i) -> this.stress.connect("ns", new SwarmInbox()));
		Random random = this.stress.random(0);
		for (SwarmClient client : clients) {
			NeffosConnection connection = connection(client);
			int first = random.nextInt(4);
			List<Runnable> steps = new ArrayList<>(
					List.of(() -> wait(client.join("ns", "r")), () -> wait(member(connection).join("r").toFuture()),
							() -> wait(member(connection).ask("question", "").toFuture()),
							() -> wait(client.ask("ns", "", "ask", ""))));
			Collections.shuffle(steps, random);
			steps.subList(0, first).forEach(Runnable::run);
			pause(random);
			close(client, connection, random);
		}
		assertAllEnded(clients);
	}

	@Test
	void connectFromBothSides() {
		List<SwarmClient> clients = this.stress.all(200, (i) -> acknowledged());
		Random random = this.stress.random(0);
		for (SwarmClient client : clients) {
			Runnable remote = () -> wait(client.connect("ns"));
			Runnable local = () -> wait(connection(client).connect("ns").toFuture());
			boolean remoteFirst = random.nextBoolean();
			((remoteFirst) ? remote : local).run();
			pause(random);
			((remoteFirst) ? local : remote).run();
		}
		this.waiters.forEach(StressExtension::await);
		assertThat(this.running.get().connections("ns")).hasSize(200);
		assertThat(clients).allSatisfy((client) -> assertThat(this.log.of(client.id()))
			.containsExactly("NAMESPACE_CONNECT", "NAMESPACE_CONNECTED"));
		clients.forEach(SwarmClient::close);
		assertAllEnded(clients);
	}

	@Test
	void joinAndLeaveFromBothSides() {
		List<SwarmClient> clients = this.stress.all(200, (i) -> this.stress.connect("ns", new SwarmInbox()));
		for (SwarmClient client : clients) {
			wait(client.join("ns", "r"));
			wait(member(connection(client)).join("r").toFuture());
		}
		this.waiters.forEach(StressExtension::await);
		assertThat(this.running.get().members("ns", "r")).hasSize(200);
		for (SwarmClient client : clients) {
			wait(client.leave("ns", "r"));
			wait(member(connection(client)).leaveAll().toFuture());
		}
		this.waiters.forEach((waiter) -> StressExtension.await(waiter.handle((result, error) -> "")));
		assertThat(this.running.get().rooms("ns")).isEmpty();
		clients.forEach(SwarmClient::reset);
		assertAllEnded(clients);
	}

	@Test
	void disconnectFromBothSides() {
		List<SwarmClient> clients = this.stress.all(200, (i) -> this.stress.connect("ns", new SwarmInbox()));
		for (SwarmClient client : clients) {
			NamespaceConnection member = member(connection(client));
			wait(client.disconnect("ns"));
			wait(member.disconnect().toFuture());
		}
		this.waiters.forEach((waiter) -> StressExtension.await(waiter.handle((result, error) -> "")));
		assertThat(this.running.get().connections("ns")).isEmpty();
		clients.forEach(SwarmClient::reset);
		assertAllEnded(clients);
	}

	@Test
	void closeDuringADisconnect() {
		List<SwarmClient> clients = this.stress.all(200, (i) -> this.stress.connect("ns", new SwarmInbox()));
		Random random = this.stress.random(0);
		for (SwarmClient client : clients) {
			NeffosConnection connection = connection(client);
			wait(member(connection).disconnect().toFuture());
			close(client, connection, random);
		}
		assertAllEnded(clients);
	}

	private void closeDuring(BiConsumer<SwarmClient, NeffosConnection> operation, List<String> namespaces,
			String... events) {
		List<SwarmClient> clients = this.stress.all(60, (i) -> acknowledged());
		clients.forEach((client) -> namespaces.forEach((name) -> StressExtension.await(client.connect(name))));
		Sinks.Empty<Void> gate = Sinks.empty();
		this.pace.set(gate.asMono());
		Random random = this.stress.random(0);
		for (SwarmClient client : clients) {
			NeffosConnection connection = connection(client);
			int before = this.log.of(client.id()).size();
			operation.accept(client, connection);
			if (events.length > before + namespaces.size()) {
				StressExtension.until("callback", () -> this.log.of(client.id()).size() > before);
			}
			close(client, connection, random);
		}
		clients.forEach((client) -> StressExtension.await(client.ended()));
		this.pace.set(Mono.empty());
		gate.tryEmitEmpty();
		assertAllEnded(clients);
		List<String> expected = new ArrayList<>(List.of(events));
		expected.add(LifecycleLog.CLOSED);
		assertThat(clients)
			.allSatisfy((client) -> assertThat(this.log.of(client.id())).containsExactlyElementsOf(expected));
	}

	/**
	 * Ends a connection from one side or both, once or twice.
	 */
	private static void close(SwarmClient client, NeffosConnection connection, Random random) {
		int how = random.nextInt(15) + 1;
		if ((how & 1) != 0) {
			connection.close();
		}
		if ((how & 2) != 0) {
			client.close();
		}
		if ((how & 4) != 0) {
			connection.close();
		}
		if ((how & 8) != 0) {
			client.reset();
		}
	}

	private void assertAllEnded(List<SwarmClient> clients) {
		clients.forEach((client) -> StressExtension.await(client.ended()));
		clients.forEach((client) -> this.log.assertComplete(client.id()));
		this.waiters.forEach((waiter) -> StressExtension.await(waiter.handle((result, error) -> "")));
	}

	private CompletableFuture<SwarmClient> acknowledged() {
		return this.stress.open(0, new SwarmInbox()).thenCompose(SwarmClient::acknowledge);
	}

	private NeffosConnection connection(SwarmClient client) {
		return this.running.get().connectionsOfId(client.id()).get(0);
	}

	private static NamespaceConnection member(NeffosConnection connection) {
		NamespaceConnection member = connection.namespace("ns");
		assertThat(member).isNotNull();
		return member;
	}

	private void wait(CompletableFuture<?> future) {
		this.waiters.add(future);
	}

	/**
	 * Lets the other threads get somewhere, or not.
	 */
	private static void pause(Random random) {
		long until = System.nanoTime() + random.nextInt(300_000);
		while (System.nanoTime() < until) {
			Thread.onSpinWait();
		}
	}

}
