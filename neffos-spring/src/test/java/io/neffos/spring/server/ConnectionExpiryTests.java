package io.neffos.spring.server;

import java.util.concurrent.atomic.AtomicBoolean;

import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.session.TestClient;
import io.neffos.spring.message.CloseReason;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Connections whose right expires.
 */
class ConnectionExpiryTests {

	private final ManualLoop loop = new ManualLoop();

	private final Sinks.Empty<Void> session = Sinks.empty();

	private final AtomicBoolean cancelled = new AtomicBoolean();

	@Test
	void end() {
		TestClient client = client(this.session.asMono());
		assertThat(client.closed()).isNull();
		this.session.tryEmitEmpty();
		assertThat(client.closed()).isEqualTo(new CloseReason(1008, "session ended"));
	}

	@Test
	void error() {
		TestClient client = client(this.session.asMono());
		this.session.tryEmitError(new IllegalStateException("the session store is gone"));
		assertThat(client.closed()).as("nobody knows, so nobody stays")
			.isEqualTo(new CloseReason(1008, "session ended"));
	}

	@Test
	void connectionThatEndsBefore() {
		client(Mono.<Void>never().doOnCancel(() -> this.cancelled.set(true))).disappear();
		assertThat(this.cancelled).isTrue();
	}

	@Test
	void oneOfSeveral() {
		ManagedNeffosServer server = NeffosServer.builder().namespace("ns", (ns) -> {
		})
			.connectionExpiry((connection) -> Mono.never())
			.connectionExpiry((connection) -> this.session.asMono())
			.build();
		TestClient client = TestClient.connected(server, this.loop, "ns");
		this.session.tryEmitEmpty();
		assertThat(client.closed()).isNotNull();
	}

	private TestClient client(Mono<Void> expiry) {
		ManagedNeffosServer server = NeffosServer.builder().namespace("ns", (ns) -> {
		}).connectionExpiry((connection) -> expiry).build();
		return TestClient.connected(server, this.loop, "ns");
	}

}
