package io.neffos.spring.engine.session;

import java.util.ArrayList;
import java.util.List;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.limits.ProtocolCounter;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.SystemEvent;
import io.neffos.spring.server.ConnectionInterceptor;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Native messages reach their handler only while the client is connected to the empty
 * namespace.
 */
class NativeMessageTests {

	private final ManualLoop loop = new ManualLoop();

	private final Sinks.Empty<Void> decision = Sinks.empty();

	private final List<String> handled = new ArrayList<>();

	private final ManagedNeffosServer mixed = NeffosServer.builder()
		.namespace("", (unnamed) -> unnamed.on(SystemEvent.NATIVE_MESSAGE, (connection, message) -> {
			this.handled.add(message.text());
			return Mono.just("answer");
		}).on("echo", (connection, message) -> Mono.just(message.text())))
		.build();

	private final ManagedNeffosServer nativeOnly = NeffosServer.builder()
		.namespace("", (unnamed) -> unnamed.on(SystemEvent.NATIVE_MESSAGE, (connection, message) -> {
			this.handled.add(message.text());
			return Mono.empty();
		}).on(SystemEvent.NAMESPACE_CONNECT, (connection, message) -> this.decision.asMono()))
		.build();

	@Test
	void beforeTheConnect() {
		TestClient client = new TestClient(this.mixed, this.loop).send("M").send("native");
		assertThat(this.handled).isEmpty();
		assertThat(this.mixed.counters().count(ProtocolCounter.DROPPED_EVENT)).isOne();
		assertThat(client.closed()).isNull();
	}

	@Test
	void whileConnected() {
		TestClient client = TestClient.connected(this.mixed, this.loop, "");
		client.send("native");
		assertThat(client.received()).containsExactly("answer");
		assertThat(this.handled).containsExactly("native");
	}

	@Test
	void afterTheDisconnect() {
		TestClient client = TestClient.connected(this.mixed, this.loop, "");
		client.send("$1;;;_OnNamespaceDisconnect;0;0;").send("native");
		assertThat(client.received()).containsExactly("$1;;;;;;");
		assertThat(this.handled).isEmpty();
	}

	@Test
	void endpointWithoutHandshake() {
		TestClient client = new TestClient(this.nativeOnly, this.loop).send("early");
		assertThat(this.handled).as("held until the connect callback has agreed").isEmpty();
		this.decision.tryEmitEmpty();
		client.send("late");
		assertThat(this.handled).containsExactly("early", "late");
		assertThat(this.nativeOnly.connections("")).containsExactly(client.connection());
	}

	@Test
	void endpointWithoutHandshakeThatConnectsItself() {
		ManagedNeffosServer eager = NeffosServer.builder()
			.namespace("", (unnamed) -> unnamed.on(SystemEvent.NATIVE_MESSAGE, (connection, message) -> {
				this.handled.add(message.text());
				return Mono.empty();
			}).on(SystemEvent.NAMESPACE_CONNECT, (connection, message) -> this.decision.asMono()))
			.interceptor(new ConnectionInterceptor() {

				@Override
				public Mono<Void> onConnected(NeffosConnection connection) {
					return connection.connect("").then();
				}

			})
			.build();
		TestClient client = new TestClient(eager, this.loop).send("early");
		this.decision.tryEmitEmpty();
		client.send("late");
		assertThat(client.received()).as("the client can't be asked").isEmpty();
		assertThat(this.handled).containsExactly("early", "late");
	}

	@Test
	void endpointWithoutHandshakeThatRefuses() {
		TestClient client = new TestClient(this.nativeOnly, this.loop).send("early");
		this.decision.tryEmitError(new NeffosException("members only"));
		assertThat(client.closed()).isEqualTo(CloseReason.POLICY_VIOLATION.withText("members only"));
		assertThat(this.handled).isEmpty();
		assertThat(this.nativeOnly.totalConnections()).isZero();
	}

}
