package io.neffos.spring.stress;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.SystemEvent;
import io.neffos.spring.server.ConnectionInterceptor;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NamespaceBuilder;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.wire.SwarmClient;
import io.neffos.spring.wire.SwarmInbox;
import io.neffos.spring.wire.SwarmListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Presence by broadcasts from the callbacks: who stays gets each event of who goes, once.
 */
class PresenceStressTests {

	private static final int STAYING = 50;

	private static final int DROPPING = 200;

	@RegisterExtension
	final StressExtension stress = new StressExtension();

	private final List<SwarmInbox> inboxes = Stream.generate(SwarmInbox::new).limit(STAYING).toList();

	private final AtomicReference<ManagedNeffosServer> running = new AtomicReference<>();

	@BeforeEach
	void serve() {
		this.running.set(this.stress
			.serve(NeffosServer.builder().namespace("ns", PresenceStressTests::declare).interceptor(new Goodbye())));
	}

	@Test
	void twoHundredDroppingAtOnce() {
		this.stress.all(STAYING, (i) -> joined(this.inboxes.get(i)));
		List<SwarmClient> dropping = this.stress.all(DROPPING, (i) -> joined(new SwarmInbox()));
		List<String> ids = dropping.stream().map(SwarmClient::id).toList();
		dropping.forEach(SwarmClient::reset);
		for (SwarmInbox inbox : this.inboxes) {
			Map<String, List<String>> events = awaitEvents(inbox, ids);
			assertThat(events.values())
				.allSatisfy((own) -> assertThat(own).containsExactly("joined", "left", "disconnected", "gone"));
		}
		assertThat(server().members("ns", "r")).hasSize(STAYING);
	}

	@Test
	void droppingWhileJoining() {
		this.stress.all(STAYING, (i) -> joined(this.inboxes.get(i)));
		List<SwarmClient> dropping = new ArrayList<>(this.stress.all(DROPPING,
				(i) -> this.stress.open(0, new SwarmInbox()).thenCompose(SwarmClient::acknowledge)));
		List<String> ids = dropping.stream().map(SwarmClient::id).toList();
		Collections.shuffle(dropping, this.stress.random(0));
		dropping.forEach((client) -> {
			client.connect("ns");
			client.join("ns", "r");
			client.reset();
		});
		for (SwarmInbox inbox : this.inboxes) {
			Map<String, List<String>> events = awaitEvents(inbox, ids);
			assertThat(events.values()).allSatisfy((own) -> assertThat(own).isIn(List.of("gone"),
					List.of("disconnected", "gone"), List.of("joined", "left", "disconnected", "gone")));
		}
	}

	private static void declare(NamespaceBuilder ns) {
		ns.on(SystemEvent.ROOM_JOINED, (member,
				message) -> member.toRoom("r").broadcastOthers("presence", "joined " + member.id()).result().then())
			.on(SystemEvent.ROOM_LEFT, (member,
					message) -> member.toRoom("r").broadcastOthers("presence", "left " + member.id()).result().then())
			.on(SystemEvent.NAMESPACE_DISCONNECT,
					(member, message) -> member.toRoom("r")
						.broadcastOthers("presence", "disconnected " + member.id())
						.result()
						.then());
	}

	private CompletableFuture<SwarmClient> joined(SwarmListener listener) {
		return this.stress.connect("ns", listener)
			.thenCompose((client) -> client.join("ns", "r").thenApply((answer) -> client));
	}

	/**
	 * Waits for the last event of each connection.
	 * @return the events of each
	 */
	private static Map<String, List<String>> awaitEvents(SwarmInbox inbox, List<String> ids) {
		StressExtension.until("end of everyone who drops",
				() -> inbox.bodies("presence").stream().filter((body) -> body.startsWith("gone")).count() >= ids
					.size());
		Map<String, List<String>> events = inbox.bodies("presence")
			.stream()
			.map((body) -> body.split(" "))
			.collect(Collectors.groupingBy((body) -> body[1],
					Collectors.mapping((body) -> body[0], Collectors.toList())));
		events.keySet().retainAll(ids);
		assertThat(events).as("events of everyone who drops").hasSize(ids.size());
		return events;
	}

	private ManagedNeffosServer server() {
		return Objects.requireNonNull(this.running.get());
	}

	/**
	 * Tells the room of a connection that has ended.
	 */
	private final class Goodbye implements ConnectionInterceptor {

		@Override
		public Mono<Void> onDisconnected(NeffosConnection connection, CloseReason reason) {
			return server().to("ns").room("r").broadcast("presence", "gone " + connection.id()).result().then();
		}

	}

}
