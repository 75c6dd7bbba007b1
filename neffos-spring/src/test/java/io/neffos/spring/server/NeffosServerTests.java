package io.neffos.spring.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.neffos.spring.connection.JoinedRoom;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.session.TestClient;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.SystemEvent;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the server, a connection and a member of a namespace do with many at once.
 */
class NeffosServerTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private static final CloseReason MAINTENANCE = new CloseReason(4000, "maintenance");

	private final ManualLoop loop = new ManualLoop();

	private final Sinks.Empty<Void> goodbye = Sinks.empty();

	private final ManagedNeffosServer server = NeffosServer.builder()
		.namespace("ns", (events) -> events.on("echo", (connection, message) -> Mono.just(message.text())))
		.namespace("other", (events) -> {
		})
		.namespace("slow",
				(events) -> events.on(SystemEvent.NAMESPACE_DISCONNECT, (connection, message) -> this.goodbye.asMono()))
		.build();

	private final TestClient ann = TestClient.connected(this.server, this.loop, "ns");

	private final TestClient ben = TestClient.connected(this.server, this.loop, "ns");

	private final TestClient eve = TestClient.connected(this.server, this.loop, "other");

	@Test
	void disconnectAllOfANamespace() {
		StepVerifier.create(this.server.disconnectAll("ns")).then(() -> {
			assertThat(this.eve.received()).isEmpty();
			answer(this.ann, ";ns;;_OnNamespaceDisconnect;0;0;");
			assertThat(this.server.connections("ns")).containsExactly(this.ben.connection());
		})
			.expectNoEvent(Duration.ofMillis(20))
			.then(() -> answer(this.ben, ";ns;;_OnNamespaceDisconnect;0;0;"))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.server.connections("ns")).isEmpty();
		assertThat(this.server.connections("other")).containsExactly(this.eve.connection());
		assertThat(this.server.totalConnections()).isEqualTo(3);
	}

	@Test
	void disconnectAllAgainstARefusal() {
		StepVerifier.create(this.server.disconnectAll("ns")).then(() -> {
			refuse(this.ann, ";ns;;_OnNamespaceDisconnect;");
			answer(this.ben, ";ns;;_OnNamespaceDisconnect;0;0;");
		}).expectComplete().verify(TIMEOUT);
		assertThat(this.server.connections("ns")).containsExactly(this.ann.connection());
	}

	@Test
	void disconnectAllDuringTheEndOfAConnection() {
		StepVerifier.create(this.server.disconnectAll("ns")).then(() -> {
			this.ann.disappear();
			answer(this.ben, ";ns;;_OnNamespaceDisconnect;0;0;");
		}).expectComplete().verify(TIMEOUT);
		assertThat(this.server.connections("ns")).isEmpty();
	}

	@Test
	void disconnectAllOfNobody() {
		StepVerifier.create(this.server.disconnectAll("slow")).expectComplete().verify(TIMEOUT);
	}

	@Test
	void disconnectAllBeforeSubscription() {
		this.server.disconnectAll("ns");
		assertThat(this.ann.received()).isEmpty();
	}

	@Test
	void closeAll() {
		TestClient pending = new TestClient(this.server, this.loop);
		TestClient slow = TestClient.connected(this.server, this.loop, "slow");
		Mono<Void> closed = this.server.closeAll(MAINTENANCE).result();
		assertThat(List.of(this.ann, this.ben, this.eve, pending, slow)).as("before anybody subscribes")
			.extracting(TestClient::closed)
			.containsOnly(MAINTENANCE);
		assertThat(this.server.totalConnections()).isZero();
		StepVerifier.create(closed)
			.expectSubscription()
			.expectNoEvent(Duration.ofMillis(20))
			.then(this.goodbye::tryEmitEmpty)
			.then(this.loop::runTasks)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.server.acceptedConnections()).isZero();
		assertThat(TestClient.connected(this.server, this.loop, "ns").closed()).as("later ones").isNull();
	}

	@Test
	void closeAllOfNobody() {
		StepVerifier.create(NeffosServer.builder().build().closeAll(MAINTENANCE).result())
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void forEachConnection() {
		TestClient pending = new TestClient(this.server, this.loop);
		List<NeffosConnection> seen = new ArrayList<>();
		this.server.forEachConnection((connection) -> {
			seen.add(connection);
			connection.close(MAINTENANCE);
		});
		assertThat(seen).containsExactlyInAnyOrder(this.ann.connection(), this.ben.connection(), this.eve.connection());
		assertThat(List.of(this.ann, this.ben, this.eve)).extracting(TestClient::closed).containsOnly(MAINTENANCE);
		assertThat(pending.closed()).as("not open").isNull();
	}

	@Test
	void disconnectAllOfAConnection() {
		this.ann.send("$1;other;;_OnNamespaceConnect;0;0;");
		assertThat(this.ann.received()).containsExactly("$1;;;;;;");
		StepVerifier.create(this.ann.connection().disconnectAll())
			.then(() -> answer(this.ann, ";ns;;_OnNamespaceDisconnect;0;0;"))
			.then(() -> answer(this.ann, ";other;;_OnNamespaceDisconnect;0;0;"))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.ann.connection().namespaces()).isEmpty();
		assertThat(this.ann.closed()).isNull();
		assertThat(this.server.connections("ns")).containsExactly(this.ben.connection());
	}

	@Test
	void disconnectAllOfAConnectionAgainstARefusal() {
		this.ann.send("$1;other;;_OnNamespaceConnect;0;0;");
		this.ann.received();
		StepVerifier.create(this.ann.connection().disconnectAll())
			.then(() -> refuse(this.ann, ";ns;;_OnNamespaceDisconnect;"))
			.expectErrorMessage("no")
			.verify(TIMEOUT);
		assertThat(this.ann.received()).as("the second is not asked").isEmpty();
		assertThat(this.ann.connection().namespaces()).hasSize(2);
	}

	@Test
	void leaveAll() {
		join("a");
		join("b");
		StepVerifier.create(member().leaveAll())
			.then(() -> answer(this.ann, ";ns;a;_OnRoomLeave;0;0;"))
			.then(() -> assertThat(member().rooms()).extracting(JoinedRoom::name).containsExactly("b"))
			.then(() -> answer(this.ann, ";ns;b;_OnRoomLeave;0;0;"))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(member().rooms()).isEmpty();
		assertThat(this.server.rooms("ns")).isEmpty();
		assertThat(this.server.connections("ns")).as("still in the namespace").contains(this.ann.connection());
	}

	@Test
	void leaveAllAgainstARefusal() {
		join("a");
		join("b");
		StepVerifier.create(member().leaveAll())
			.then(() -> refuse(this.ann, ";ns;a;_OnRoomLeave;"))
			.expectErrorMessage("no")
			.verify(TIMEOUT);
		assertThat(member().rooms()).extracting(JoinedRoom::name).containsExactly("a", "b");
	}

	@Test
	void leaveAllWithoutRooms() {
		StepVerifier.create(member().leaveAll()).expectComplete().verify(TIMEOUT);
		assertThat(this.ann.received()).isEmpty();
	}

	private void join(String room) {
		this.ann.send("$j;ns;" + room + ";_OnRoomJoin;0;0;");
		assertThat(this.ann.received()).containsExactly("$j;;;;;;");
	}

	private NamespaceConnection member() {
		return Objects.requireNonNull(this.ann.connection().namespace("ns"));
	}

	/**
	 * Lets a client agree to the only question that it was asked.
	 */
	private static void answer(TestClient client, String question) {
		client.send(token(client, question) + ";;;;;;");
	}

	private static void refuse(TestClient client, String question) {
		client.send(token(client, question) + question + "1;0;no");
	}

	private static String token(TestClient client, String question) {
		List<String> received = client.received();
		assertThat(received).singleElement().asString().contains(question);
		return received.get(0).substring(0, received.get(0).indexOf(';'));
	}

}
