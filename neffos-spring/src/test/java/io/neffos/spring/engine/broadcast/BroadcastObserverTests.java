package io.neffos.spring.engine.broadcast;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.neffos.spring.connection.BroadcastObserver;
import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.session.TestClient;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.server.NeffosServerBuilder;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests of {@link BroadcastObserver}.
 */
class BroadcastObserverTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	private final ManualLoop loop = new ManualLoop();

	private final List<String> log = new ArrayList<>();

	@Test
	void broadcast() {
		ManagedNeffosServer server = builder().broadcastObserver(logging("1")).broadcastObserver(logging("2")).build();
		TestClient.connected(server, this.loop, "ns");
		TestClient.connected(server, this.loop, "ns");
		server.to("ns").broadcast("e", "x");
		assertThat(this.log).containsExactly("2 begun ns", "1 begun ns");
		this.log.clear();
		this.loop.runTasks();
		assertThat(this.log).containsExactlyInAnyOrder("1 reached 2", "2 reached 2");
	}

	@Test
	void severalNamespaces() {
		ManagedNeffosServer server = builder().broadcastObserver(logging("1")).build();
		server.broadcast(message("ns"), message("other"));
		server.broadcast(message("ns"), message("ns"));
		assertThat(this.log).containsExactly("1 begun null", "1 reached 0", "1 begun ns", "1 reached 0");
	}

	@Test
	void undeclaredNamespace() {
		ManagedNeffosServer server = builder().broadcastObserver(logging("1")).build();
		assertThatIllegalArgumentException().isThrownBy(() -> server.broadcast(message("made-up")));
		assertThat(this.log).as("names that nobody has declared become no tag of a metric").isEmpty();
	}

	@Test
	void synchronousBroadcasts() {
		ManagedNeffosServer server = builder().synchronousBroadcasts(true).broadcastObserver(logging("1")).build();
		TestClient.connected(server, this.loop, "ns");
		server.to("ns").broadcast("e", "x");
		server.to("ns").broadcast("e", "x");
		assertThat(this.log).as("the second one waits, and that takes time")
			.containsExactly("1 begun ns", "1 begun ns");
		assertThat(server.inspection().synchronousBytes()).as("seen behind the observer").isPositive();
		this.loop.runTasks();
		assertThat(this.log).endsWith("1 reached 1", "1 reached 1");
	}

	@Test
	void refusal() {
		ManagedNeffosServer server = builder().maxQueuedBytes(1).broadcastObserver(logging("1")).build();
		TestClient.connected(server, this.loop, "ns");
		server.to("ns").broadcast("e", "x");
		this.log.clear();
		StepVerifier.create(server.to("ns").broadcast("e", "x").result())
			.expectError(NeffosException.class)
			.verify(SOON);
		assertThat(this.log).as("begun, never done").containsExactly("1 begun ns");
	}

	@Test
	void failingObservers() {
		ManagedNeffosServer server = builder().broadcastObserver((namespace, broadcast) -> {
			throw new IllegalStateException("begin");
		}).broadcastObserver((namespace, broadcast) -> (result) -> {
			throw new IllegalStateException("end");
		}).build();
		TestClient client = TestClient.connected(server, this.loop, "ns");
		List<BroadcastResult> results = new ArrayList<>();
		server.to("ns").broadcast("e", "x").result().subscribe(results::add);
		assertThat(client.received()).containsExactly(";ns;;e;0;0;x");
		assertThat(results).containsExactly(new BroadcastResult(1, 1, 0, 0));
	}

	private BroadcastObserver logging(String name) {
		return (namespace, broadcast) -> {
			this.log.add(name + " begun " + namespace);
			return (result) -> this.log.add(name + " reached " + result.recipients());
		};
	}

	private static NeffosMessage message(String namespace) {
		return NeffosMessage.builder().namespace(namespace).event("e").body("x").build();
	}

	private static NeffosServerBuilder builder() {
		return NeffosServer.builder().namespace("ns", (ns) -> {
		}).namespace("other", (ns) -> {
		});
	}

}
