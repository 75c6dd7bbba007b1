package io.neffos.spring.engine.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.limits.ConnectionLimits;
import io.neffos.spring.limits.HandshakeLimits;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosCloseException;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ConnectionInterceptor;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What opens a connection, and what doesn't.
 */
class HandshakeGateTests {

	private final ManualLoop loop = new ManualLoop();

	private final Sinks.Empty<Void> decision = Sinks.empty();

	private final List<String> log = new ArrayList<>();

	private final ManagedNeffosServer server = NeffosServer.builder()
		.namespace("ns", (ns) -> ns.on("echo", (connection, message) -> Mono.just(message.text())))
		.connectionIdGenerator((handshake) -> "id")
		.interceptor(new ConnectionInterceptor() {

			@Override
			public Mono<Void> onConnect(NeffosConnection connection) {
				return HandshakeGateTests.this.decision.asMono();
			}

			@Override
			public Mono<Void> onConnected(NeffosConnection connection) {
				return Mono.fromRunnable(() -> HandshakeGateTests.this.log.add("connected"));
			}

			@Override
			public Mono<Void> onDisconnected(NeffosConnection connection, CloseReason reason) {
				return Mono.fromRunnable(() -> HandshakeGateTests.this.log.add("disconnected"));
			}

		})
		.build();

	private final TestClient client = new TestClient(this.server, this.loop);

	@Test
	void agreement() {
		this.client.send("M");
		assertThat(this.client.received()).isEmpty();
		assertThat(this.server.totalConnections()).as("pending").isZero();
		this.decision.tryEmitEmpty();
		assertThat(this.client.received()).containsExactly("Aid");
		assertThat(this.server.totalConnections()).isEqualTo(1);
		assertThat(this.log).containsExactly("connected");
	}

	@Test
	void messagesBeforeTheAcknowledgement() {
		this.client.send("$1;ns;;_OnNamespaceConnect;0;0;").send("$2;ns;;echo;0;0;kept").send("M");
		this.decision.tryEmitEmpty();
		assertThat(this.client.received()).containsExactly("Aid", "$1;;;;;;", "$2;ns;;echo;0;0;kept");
	}

	@Test
	void acknowledgementWithSomethingBehindIt() {
		this.decision.tryEmitEmpty();
		this.client.send("Mxyz");
		assertThat(this.client.received()).isEmpty();
		assertThat(this.server.totalConnections()).isZero();
	}

	@Test
	void refusal() {
		this.client.send("M");
		this.decision.tryEmitError(new NeffosException("not you"));
		assertThat(this.client.received()).containsExactly("Hnot you");
		assertThat(this.client.closed()).isEqualTo(new CloseReason(1008, "not you"));
		assertThat(this.server.acceptedConnections()).isZero();
		assertThat(this.log).as("never connected").isEmpty();
	}

	@Test
	void refusalWithSecret() {
		this.client.send("M");
		this.decision.tryEmitError(new IllegalStateException("jdbc:secret"));
		assertThat(this.client.received()).containsExactly("Hinternal error");
	}

	@Test
	void refusalWithCloseCode() {
		this.client.send("M");
		this.decision.tryEmitError(new NeffosCloseException(new CloseReason(4001, "banned")));
		assertThat(this.client.received()).containsExactly("Hbanned");
		assertThat(this.client.closed()).isEqualTo(new CloseReason(4001, "banned"));
	}

	@Test
	void identityTakenByTheClient() {
		this.client.send("Avictim");
		assertThat(this.client.closed()).extracting(CloseReason::code).isEqualTo(1008);
		assertThat(this.client.connection().id()).isEqualTo("id");
		this.decision.tryEmitEmpty();
		assertThat(this.server.totalConnections()).isZero();
	}

	@Test
	void refusalTakenByTheClient() {
		this.client.send("Hx");
		assertThat(this.client.closed()).extracting(CloseReason::code).isEqualTo(1008);
	}

	@Test
	void broadcastWhilePending() {
		this.client.send("M");
		this.server.broadcast(NeffosMessage.builder().namespace("ns").event("e").body("x").build());
		this.decision.tryEmitError(new NeffosException("no"));
		assertThat(this.client.received()).as("a broadcast opens nothing").containsExactly("Hno");
	}

	@Test
	void silence() {
		this.decision.tryEmitEmpty();
		this.loop.advance(HandshakeLimits.DEFAULTS.timeout());
		assertThat(this.client.closed()).isEqualTo(CloseReason.POLICY_VIOLATION.withText("handshake timeout"));
		assertThat(this.server.acceptedConnections()).isZero();
	}

	@Test
	void callbackThatNeverDecides() {
		this.client.send("M");
		this.loop.advance(HandshakeLimits.DEFAULTS.timeout());
		assertThat(this.client.closed()).extracting(CloseReason::code).isEqualTo(1008);
	}

	@Test
	void timeoutAfterAgreement() {
		this.client.send("M");
		this.decision.tryEmitEmpty();
		this.loop.advance(HandshakeLimits.DEFAULTS.timeout());
		assertThat(this.client.closed()).isNull();
	}

	@Test
	void tooManyMessages() {
		for (int i = 0; i < HandshakeLimits.DEFAULTS.messages(); i++) {
			this.client.send("x");
		}
		assertThat(this.client.closed()).isNull();
		this.client.send("x");
		assertThat(this.client.closed()).extracting(CloseReason::code).isEqualTo(1008);
	}

	@Test
	void tooManyBytes() {
		this.client.send("x".repeat(HandshakeLimits.DEFAULTS.bytes() + 1));
		assertThat(this.client.closed()).extracting(CloseReason::code).isEqualTo(1008);
	}

	@Test
	void sendingFromTheConnectCallback() {
		List<Throwable> errors = new ArrayList<>();
		this.client.connection().connect("ns").subscribe((ns) -> {
		}, errors::add);
		assertThat(errors).singleElement().isInstanceOf(IllegalStateException.class);
		assertThat(errors.get(0)).hasMessageContaining("onConnected");
	}

	@Test
	void disconnectCallbackThatNeverCompletes() {
		ManagedNeffosServer slow = NeffosServer.builder().namespace("ns", (ns) -> {
		}).limits((limits) -> limits.withCloseGrace(Duration.ofMillis(50))).interceptor(new ConnectionInterceptor() {

			@Override
			public Mono<Void> onDisconnected(NeffosConnection connection, CloseReason reason) {
				return Mono.never();
			}

		}).interceptor(new ConnectionInterceptor() {

			@Override
			public Mono<Void> onDisconnected(NeffosConnection connection, CloseReason reason) {
				return Mono.fromRunnable(() -> HandshakeGateTests.this.log.add("second"));
			}

		}).build();
		new TestClient(slow, this.loop).send("M").disappear();
		this.loop.advance(Duration.ofMillis(50));
		assertThat(slow.acceptedConnections()).isZero();
		assertThat(this.log).containsExactly("second");
	}

	@Test
	void idWithLineBreaks() {
		ManagedNeffosServer named = NeffosServer.builder().connectionIdGenerator((handshake) -> "ann\r\nERROR").build();
		ClientConnection connection = new TestClient(named, this.loop).connection();
		assertThat(connection.id()).isEqualTo("ann\r\nERROR");
		assertThat(connection).as("in the log").hasToString("NeffosConnection[ann\\u{d}\\u{a}ERROR]");
	}

	@Test
	void emptyId() {
		ManagedNeffosServer unnamed = NeffosServer.builder().connectionIdGenerator((handshake) -> "").build();
		assertThatIllegalArgumentException().isThrownBy(() -> new TestClient(unnamed, this.loop));
	}

	@Test
	void disconnection() {
		this.client.send("M");
		this.decision.tryEmitEmpty();
		this.client.disappear();
		this.client.disappear();
		this.client.connection().close();
		assertThat(this.log).containsExactly("connected", "disconnected");
		assertThat(this.server.totalConnections()).isZero();
	}

	@Test
	void endBeforeTheAcknowledgement() {
		this.decision.tryEmitEmpty();
		this.client.disappear();
		assertThat(this.log).as("what was taken has to be given back").containsExactly("disconnected");
	}

	@Test
	void endBeforeTheDecision() {
		this.client.send("M").disappear();
		assertThat(this.log).isEmpty();
		this.decision.tryEmitEmpty();
		this.loop.runTasks();
		assertThat(this.log).as("it has agreed within the grace").containsExactly("disconnected");
		assertThat(this.client.received()).isEmpty();
	}

	@Test
	void endWithoutADecision() {
		this.client.send("M").disappear();
		this.loop.advance(ConnectionLimits.DEFAULTS.closeGrace());
		assertThat(this.decision.currentSubscriberCount()).as("cancelled").isZero();
		assertThat(this.log).isEmpty();
		assertThat(this.server.acceptedConnections()).isZero();
	}

	@Test
	void refusalBehindAnAgreement() {
		List<String> told = new ArrayList<>();
		ManagedNeffosServer guarded = NeffosServer.builder()
			.interceptor(told("first", told, Mono.empty()))
			.interceptor(told("second", told, Mono.error(new NeffosException("no"))))
			.interceptor(told("third", told, Mono.empty()))
			.build();
		TestClient refused = new TestClient(guarded, this.loop).send("M");
		assertThat(refused.received()).containsExactly("Hno");
		assertThat(told).as("who has agreed, and no other").containsExactly("first 1008");
	}

	private static ConnectionInterceptor told(String name, List<String> told, Mono<Void> decision) {
		return new ConnectionInterceptor() {

			@Override
			public Mono<Void> onConnect(NeffosConnection connection) {
				return decision;
			}

			@Override
			public Mono<Void> onDisconnected(NeffosConnection connection, CloseReason reason) {
				return Mono.fromRunnable(() -> told.add(name + " " + reason.code()));
			}

		};
	}

}
