package io.neffos.spring.server;

import java.security.Principal;
import java.time.Duration;
import java.util.function.Supplier;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.session.TestClient;
import io.neffos.spring.limits.AdmissionLimits;
import io.neffos.spring.message.CloseReason;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who takes one of the places of a server, and until when. There is only one place.
 */
class AcceptedConnectionTests {

	private static final Principal ANN = () -> "ann";

	private final ManualLoop loop = new ManualLoop();

	private Supplier<Mono<Void>> farewell = Mono::empty;

	private final ManagedNeffosServer server = NeffosServer.builder().namespace("ns", (ns) -> {
	}).admissionLimits(AdmissionLimits.NONE.withConnections(1)).interceptor(new ConnectionInterceptor() {

		@Override
		public Mono<Void> onDisconnected(NeffosConnection connection, CloseReason reason) {
			return AcceptedConnectionTests.this.farewell.get();
		}

	}).build();

	@Test
	void oneTooMany() {
		TestClient first = client();
		TestClient second = client();
		assertThat(second.closed()).isEqualTo(CloseReason.POLICY_VIOLATION.withText("limit exceeded: connections"));
		second.disappear();
		assertThat(first.closed()).isNull();
		assertThat(client().closed()).as("a refused one leaves no place").isNotNull();
	}

	@Test
	void pendingOneThatDisappears() {
		client().disappear();
		assertThat(client().closed()).isNull();
	}

	@Test
	void pendingOneThatTakesTooLong() {
		TestClient client = client();
		this.loop.advance(Duration.ofSeconds(10));
		assertThat(client.closed()).isNotNull();
		assertThat(client().closed()).as("its transport hasn't ended").isNotNull();
		client.disappear();
		assertThat(client().closed()).isNull();
	}

	@Test
	void acknowledgedOneWhoseCallbackThrows() {
		this.farewell = () -> {
			throw new NoClassDefFoundError("missing");
		};
		TestClient.connected(this.server, this.loop, "ns").disappear();
		assertThat(client().closed()).isNull();
	}

	@Test
	void acknowledgedOneWhoseCallbackFails() {
		this.farewell = () -> Mono.fromRunnable(() -> {
			throw new NoClassDefFoundError("missing");
		});
		TestClient.connected(this.server, this.loop, "ns").disappear();
		assertThat(client().closed()).isNull();
	}

	@Test
	void oneWhoseCallbackTakesLong() {
		this.farewell = Mono::never;
		TestClient.connected(this.server, this.loop, "ns").disappear();
		assertThat(client().closed()).isNull();
	}

	@Test
	void pendingOneOfAUser() {
		TestClient client = TestClient.pending(this.server, this.loop, ANN);
		this.server.closeUser("ann", CloseReason.NORMAL);
		assertThat(client.closed()).isEqualTo(CloseReason.NORMAL);
		client.disappear();
		assertThat(client().closed()).isNull();
	}

	@Test
	void acknowledgedOneOfAUser() {
		TestClient client = TestClient.connected(this.server, this.loop, ANN, "ns");
		this.server.closeUser("ann", CloseReason.NORMAL);
		assertThat(client.closed()).isEqualTo(CloseReason.NORMAL);
		client.disappear();
		assertThat(client().closed()).isNull();
	}

	@Test
	void acknowledgedOneOfAnotherUser() {
		TestClient client = TestClient.connected(this.server, this.loop, () -> "anna", "ns");
		this.server.closeUser("ann", CloseReason.NORMAL);
		assertThat(client.closed()).isNull();
	}

	@Test
	void all() {
		TestClient client = client();
		StepVerifier.create(this.server.closeAll(CloseReason.GOING_AWAY).result())
			.then(() -> assertThat(client.closed()).isEqualTo(CloseReason.GOING_AWAY))
			.expectComplete()
			.verify(Duration.ofSeconds(5));
	}

	private TestClient client() {
		return new TestClient(this.server, this.loop);
	}

}
