package io.neffos.spring.engine.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import io.neffos.spring.connection.EventHandler;
import io.neffos.spring.connection.JoinedRoom;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.limits.AskLimits;
import io.neffos.spring.limits.ConnectionLimits;
import io.neffos.spring.limits.InboundLimits;
import io.neffos.spring.limits.MembershipLimits;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosCloseException;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import io.neffos.spring.server.ConnectionInterceptor;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NamespaceBuilder;
import io.neffos.spring.server.NeffosServer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Entering and leaving namespaces and rooms, from both sides and by the connection's end.
 */
class LifecycleTests {

	private static final List<SystemEvent> LIFECYCLE = List.of(SystemEvent.NAMESPACE_CONNECT,
			SystemEvent.NAMESPACE_CONNECTED, SystemEvent.NAMESPACE_DISCONNECT, SystemEvent.ROOM_JOIN,
			SystemEvent.ROOM_JOINED, SystemEvent.ROOM_LEAVE, SystemEvent.ROOM_LEFT);

	private final ManualLoop loop = new ManualLoop();

	private final List<String> log = new ArrayList<>();

	/** What a lifecycle event, or an ordinary one, does instead of succeeding at once. */
	private final Map<String, Mono<?>> outcomes = new ConcurrentHashMap<>();

	private final ManagedNeffosServer server = NeffosServer.builder()
		.namespace("ns", this::declare)
		.namespace("other", this::declare)
		.interceptor(new ConnectionInterceptor() {

			@Override
			public Mono<Void> onDisconnected(NeffosConnection connection, CloseReason reason) {
				return Mono.fromRunnable(() -> LifecycleTests.this.log.add("disconnected " + reason.code()));
			}

		})
		.build();

	private final TestClient client = TestClient.connected(this.server, this.loop, "ns");

	LifecycleTests() {
		this.log.clear();
	}

	@Test
	void joinAskedByTheServer() {
		List<JoinedRoom> joined = new ArrayList<>();
		member().join("r").subscribe(joined::add);
		String frame = this.client.received().get(0);
		assertThat(frame).endsWith(";ns;r;_OnRoomJoin;0;0;");
		assertThat(this.server.members("ns", "r")).as("not before the client agrees").isEmpty();
		answer(frame);
		assertThat(joined).singleElement().extracting(JoinedRoom::name).isEqualTo("r");
		assertThat(this.log).containsExactly("ns/r _OnRoomJoin local", "ns/r _OnRoomJoined local");
		assertThat(this.server.members("ns", "r")).containsExactly(this.client.connection());
	}

	@Test
	void joinRefusedByTheServersOwnCallback() {
		this.outcomes.put("_OnRoomJoin", Mono.error(new NeffosException("vip only")));
		List<Throwable> errors = new ArrayList<>();
		member().join("r").subscribe((room) -> {
		}, errors::add);
		assertThat(this.client.received()).as("the client is not even asked").isEmpty();
		assertThat(errors).singleElement().extracting(Throwable::getMessage).isEqualTo("vip only");
	}

	@Test
	void joinRefusedByTheClient() {
		List<Throwable> errors = new ArrayList<>();
		member().join("r").subscribe((room) -> {
		}, errors::add);
		String token = token(this.client.received().get(0));
		this.client.send(token + ";ns;r;_OnRoomJoin;1;0;no");
		assertThat(errors).singleElement().extracting(Throwable::getMessage).isEqualTo("no");
		assertThat(member().rooms()).isEmpty();
	}

	@Test
	void joinFromBothSidesAtOnce() {
		List<JoinedRoom> joined = new ArrayList<>();
		member().join("r").subscribe(joined::add);
		String frame = this.client.received().get(0);
		this.client.send("$1;ns;r;_OnRoomJoin;0;0;");
		answer(frame);
		assertThat(joined).hasSize(1);
		assertThat(this.log).filteredOn((line) -> line.contains("_OnRoomJoined")).hasSize(1);
	}

	@Test
	void connectFromBothSidesAtOnce() {
		List<NamespaceConnection> connected = new ArrayList<>();
		this.client.connection().connect("other").subscribe(connected::add);
		String frame = this.client.received().get(0);
		this.client.send("$1;other;;_OnNamespaceConnect;0;0;");
		assertThat(this.client.received()).as("its own ask is its agreement").containsExactly("$1;;;;;;");
		answer(frame);
		assertThat(this.client.received()).as("a late answer").isEmpty();
		assertThat(connected).hasSize(1);
		assertThat(this.log).containsExactly("other/ _OnNamespaceConnect local", "other/ _OnNamespaceConnected local");
	}

	@Test
	void connectDuringTheClientsOwn() {
		Sinks.Empty<Void> decision = Sinks.empty();
		this.outcomes.put("_OnNamespaceConnect", decision.asMono());
		List<NamespaceConnection> connected = new ArrayList<>();
		this.client.send("$1;other;;_OnNamespaceConnect;0;0;");
		this.client.connection().connect("other").subscribe(connected::add);
		decision.tryEmitEmpty();
		assertThat(this.client.received()).as("one negotiation, the client's").containsExactly("$1;;;;;;");
		assertThat(connected).hasSize(1);
		assertThat(this.log).filteredOn((line) -> line.contains("_OnNamespaceConnected")).hasSize(1);
	}

	@Test
	void otherNamespacesWhileOneIsBeingConnected() {
		this.client.connection().connect("other").subscribe();
		String frame = this.client.received().get(0);
		this.client.send("$1;other;;echo;0;0;held").send("$2;ns;;echo;0;0;goes on");
		assertThat(this.client.received()).containsExactly("$2;ns;;echo;0;0;goes on");
		answer(frame);
		assertThat(this.client.received()).containsExactly("$1;other;;echo;0;0;held");
	}

	@Test
	void disconnectAskedByTheServer() {
		join("r");
		this.log.clear();
		member().disconnect().subscribe();
		String frame = this.client.received().get(0);
		assertThat(this.log).as("its own callback first").containsExactly("ns/ _OnNamespaceDisconnect local");
		answer(frame);
		assertThat(this.log).containsExactly("ns/ _OnNamespaceDisconnect local", "ns/r _OnRoomLeave local forced",
				"ns/r _OnRoomLeft local forced");
		assertThat(this.server.connections("ns")).isEmpty();
		assertThat(this.server.rooms("ns")).isEmpty();
	}

	@Test
	void leaveAllOfTheBrowserClient() {
		join("r");
		this.client.send("$9;ns;r;_OnRoomLeft;0;0;");
		assertThat(this.client.received()).containsExactly("$9;;;;;;");
		assertThat(member().rooms()).isEmpty();
	}

	@Test
	void endOfTheConnection() {
		join("a");
		join("b");
		this.log.clear();
		this.client.disappear();
		assertThat(this.log).containsExactly("ns/a _OnRoomLeave local forced", "ns/a _OnRoomLeft local forced",
				"ns/b _OnRoomLeave local forced", "ns/b _OnRoomLeft local forced",
				"ns/ _OnNamespaceDisconnect local forced", "disconnected 1006");
		assertThat(this.server.rooms("ns")).isEmpty();
		assertThat(this.server.acceptedConnections()).isZero();
	}

	@Test
	void endOfTheConnectionAgainstAVeto() {
		join("a");
		this.log.clear();
		this.outcomes.put("_OnRoomLeave", Mono.error(new NeffosException("no leaving")));
		this.outcomes.put("_OnNamespaceDisconnect", Mono.error(new NeffosException("stay")));
		this.client.disappear();
		assertThat(this.log).contains("ns/a _OnRoomLeft local forced", "disconnected 1006");
	}

	@Test
	void endDuringAHandler() {
		Sinks.Empty<Void> work = Sinks.empty();
		this.outcomes.put("slow", work.asMono());
		this.client.send(";ns;;slow;0;0;");
		this.log.clear();
		this.client.disappear();
		assertThat(this.server.totalConnections()).as("gone from the indexes at once").isZero();
		assertThat(this.log).as("callbacks wait for the handler").isEmpty();
		work.tryEmitEmpty();
		this.loop.runTasks();
		assertThat(this.log).containsExactly("ns/ _OnNamespaceDisconnect local forced", "disconnected 1006");
	}

	@Test
	void endDuringAHandlerThatNeverCompletes() {
		this.outcomes.put("slow", Mono.never());
		this.client.send(";ns;;slow;0;0;");
		this.log.clear();
		this.client.disappear();
		this.loop.advance(ConnectionLimits.DEFAULTS.closeGrace());
		assertThat(this.log).containsExactly("ns/ _OnNamespaceDisconnect local forced", "disconnected 1006");
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void logOfHandlersThatNeverComplete(CapturedOutput output) {
		this.outcomes.put("slow", Mono.never());
		for (int i = 0; i < 30; i++) {
			TestClient.connected(this.server, this.loop, "ns").send(";ns;;slow;0;0;").disappear();
		}
		this.loop.advance(ConnectionLimits.DEFAULTS.closeGrace());
		assertThat(output.getOut().lines().filter((line) -> line.contains("Cancelling a handler"))).hasSize(10);
	}

	@Test
	void messagesBeforeTheClientsEnd() {
		Sinks.Empty<Void> work = Sinks.empty();
		this.outcomes.put("slow", work.asMono());
		this.client.send(";ns;;slow;0;0;").send(";ns;;bye;0;0;");
		this.client.disappear();
		work.tryEmitEmpty();
		this.loop.runTasks();
		assertThat(this.log).as("what the client sent before it went is handled")
			.containsSubsequence("ns/ slow", "ns/ bye", "ns/ _OnNamespaceDisconnect local forced");
	}

	@Test
	void endDuringConnect() {
		Sinks.Empty<Void> decision = Sinks.empty();
		this.outcomes.put("_OnNamespaceConnect", decision.asMono());
		this.client.send("$1;other;;_OnNamespaceConnect;0;0;");
		this.client.disappear();
		decision.tryEmitEmpty();
		this.loop.runTasks();
		assertThat(this.log).doesNotContain("other/ _OnNamespaceConnected");
		assertThat(this.server.connections("other")).isEmpty();
		assertThat(this.log).filteredOn((line) -> line.startsWith("disconnected")).hasSize(1);
	}

	@Test
	void endDuringJoinAskedByTheServer() {
		List<Throwable> errors = new ArrayList<>();
		member().join("r").subscribe((room) -> {
		}, errors::add);
		this.client.disappear();
		assertThat(errors).hasSize(1);
		assertThat(this.server.rooms("ns")).isEmpty();
	}

	@Test
	void slowLeaveOfOneRoom() {
		join("a");
		join("b");
		this.log.clear();
		this.outcomes.put("a _OnRoomLeave", Mono.never());
		this.client.disappear();
		this.loop.advance(ConnectionLimits.DEFAULTS.closeGrace());
		assertThat(this.log).containsExactly("ns/a _OnRoomLeave local forced", "ns/a _OnRoomLeft local forced",
				"ns/b _OnRoomLeave local forced", "ns/b _OnRoomLeft local forced",
				"ns/ _OnNamespaceDisconnect local forced", "disconnected 1006");
	}

	@Test
	void messagesBehindAHandlerThatNeverCompletes() {
		Sinks.Empty<Void> work = Sinks.empty();
		this.outcomes.put("slow", work.asMono());
		this.client.send(";ns;;slow;0;0;").send(";ns;;bye;0;0;");
		this.client.disappear();
		this.loop.advance(ConnectionLimits.DEFAULTS.closeGrace());
		work.tryEmitEmpty();
		this.loop.runTasks();
		assertThat(this.log).as("nothing is handled after the end")
			.doesNotContain("ns/ bye")
			.contains("disconnected 1006");
	}

	@Test
	void operationOfAConnectionThatEnds() {
		Sinks.Empty<Void> decision = Sinks.empty();
		this.outcomes.put("_OnRoomJoin", decision.asMono());
		List<Throwable> errors = new ArrayList<>();
		member().join("r").subscribe((room) -> {
		}, errors::add);
		this.client.disappear();
		assertThat(errors).as("at once, though the callback still runs").hasSize(1);
		decision.tryEmitEmpty();
		this.loop.runTasks();
		assertThat(this.log).contains("disconnected 1006");
	}

	@Test
	void operationThatThrows() {
		List<Throwable> errors = new ArrayList<>();
		member().join("\uD83D").subscribe((room) -> {
		}, errors::add);
		assertThat(errors).hasSize(1);
		this.client.disappear();
		assertThat(this.log).as("the end waits for nothing").contains("disconnected 1006");
	}

	@Test
	void namespaceThatConnectsItself() {
		this.outcomes.put("_OnNamespaceConnect", this.client.connection().connect("other"));
		this.client.send("$1;other;;_OnNamespaceConnect;0;0;");
		this.loop.advance(AskLimits.DEFAULTS.timeout());
		assertThat(this.client.received()).containsExactly("$1;other;;_OnNamespaceConnect;1;0;ask timeout");
	}

	@Test
	void handlerOfAnotherClientThatNeverCompletes() {
		this.outcomes.put("slow", Mono.never());
		this.client.send("$1;ns;;slow;0;0;");
		TestClient other = TestClient.connected(this.server, this.loop, "ns");
		other.send("$2;ns;;echo;0;0;x");
		assertThat(other.received()).containsExactly("$2;ns;;echo;0;0;x");
	}

	@Test
	void handlerThatReturnsNull() {
		this.client.send("$1;ns;;null;0;0;").send("$2;ns;;echo;0;0;alive");
		assertThat(this.client.received()).containsExactly("$1;ns;;null;1;0;internal error", "$2;ns;;echo;0;0;alive");
	}

	@Test
	void fatalErrorInsideAMono() {
		this.outcomes.put("fatal", Mono.fromRunnable(() -> {
			throw new NoClassDefFoundError("missing");
		}));
		this.client.send("$1;ns;;fatal;0;0;").send("$2;ns;;echo;0;0;alive");
		assertThat(this.client.received()).containsExactly("$1;ns;;fatal;1;0;internal error", "$2;ns;;echo;0;0;alive");
	}

	@Test
	void fatalErrorInsideAMonoOfTheEnd() {
		this.outcomes.put("_OnNamespaceDisconnect", Mono.fromRunnable(() -> {
			throw new NoClassDefFoundError("missing");
		}));
		this.client.disappear();
		assertThat(this.log).containsExactly("ns/ _OnNamespaceDisconnect local forced", "disconnected 1006");
	}

	@Test
	void readingAfterTheEnd() {
		this.outcomes.put("slow", Mono.never());
		while (this.client.requested() > 0) {
			this.client.send(";ns;;slow;0;0;");
		}
		this.client.connection().close();
		assertThat(this.client.requested()).as("the client's close may lie behind what it has sent").isPositive();
		this.client.send(";ns;;slow;0;0;");
		assertThat(this.client.requested()).isPositive();
	}

	@Test
	void closeCodeThatCannotBeSent() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.connection().close(CloseReason.LOST));
		assertThatIllegalArgumentException().isThrownBy(() -> new CloseReason(2001, ""));
	}

	@Test
	void closeFromAHandler() {
		this.outcomes.put("closing", Mono.error(new NeffosCloseException(new CloseReason(4002, "enough"))));
		this.client.send("$1;ns;;closing;0;0;");
		assertThat(this.client.closed()).isEqualTo(new CloseReason(4002, "enough"));
		assertThat(this.log).contains("disconnected 4002");
	}

	@Test
	void errorOfAHandler() {
		this.outcomes.put("failing", Mono.error(new IllegalStateException("password=hunter2")));
		this.client.send("$1;ns;;failing;0;0;x");
		assertThat(this.client.received()).containsExactly("$1;ns;;failing;1;0;internal error");
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void logOfAnErrorOfAHandler(CapturedOutput output) {
		this.outcomes.put("failing", Mono.error(new IllegalStateException("password=hunter2")));
		this.client.send("$1;ns;;failing;0;0;x");
		assertThat(output).containsOnlyOnce("password=hunter2");
	}

	@Test
	void stackOverflowOfAHandler() {
		this.client.send("$1;ns;;overflow;0;0;").send("$2;ns;;echo;0;0;alive");
		assertThat(this.client.received()).containsExactly("$1;ns;;overflow;1;0;internal error",
				"$2;ns;;echo;0;0;alive");
	}

	@Test
	void roomLimit() {
		for (int i = 0; i < MembershipLimits.DEFAULTS.rooms(); i++) {
			join("r" + i);
		}
		this.client.send("$1;ns;more;_OnRoomJoin;0;0;");
		assertThat(this.client.received())
			.containsExactly("$1;ns;more;_OnRoomJoin;1;0;limit exceeded: rooms per connection");
		this.client.disappear();
		assertThat(this.server.rooms("ns")).isEmpty();
	}

	@Test
	void roomNames() {
		this.client.send("$1;ns;a\u0000b;_OnRoomJoin;0;0;").send("$2;ns;" + "x".repeat(201) + ";_OnRoomJoin;0;0;");
		assertThat(this.client.received()).allMatch((frame) -> frame.endsWith(";_OnRoomJoin;1;0;invalid payload"));
		join("__proto__");
		assertThat(this.server.rooms("ns")).containsExactly("__proto__");
	}

	@Test
	void roomNamesThatNoMessageCanCarry() {
		List<String> errors = new ArrayList<>();
		for (String name : List.of("a@%!semicolon@%!b", "\uD83D")) {
			member().join(name).subscribe((room) -> {
			}, (ex) -> errors.add(ex.getMessage()));
		}
		assertThat(errors).containsExactly("invalid payload", "invalid payload");
		assertThat(this.log).as("the application isn't asked").isEmpty();
	}

	@Test
	void backpressure() {
		this.outcomes.put("slow", Mono.never());
		int before = this.client.requested();
		this.client.send(";ns;;slow;0;0;");
		int sent = 1;
		while (this.client.requested() > 0) {
			this.client.send(";ns;;echo;0;0;x");
			sent++;
		}
		assertThat(before).isPositive();
		assertThat(sent).as("reading stops, nothing is dropped").isEqualTo(InboundLimits.DEFAULTS.messages() + 1);
		assertThat(this.client.closed()).isNull();
	}

	@Test
	void joinDuringADisconnect() {
		join("a");
		Sinks.Empty<Void> leave = Sinks.empty();
		this.outcomes.put("_OnRoomLeft", leave.asMono());
		NamespaceConnection member = member();
		List<Throwable> errors = new ArrayList<>();
		member.join("b").subscribe((room) -> {
		}, errors::add);
		String join = this.client.received().get(0);
		member.disconnect().subscribe();
		answer(this.client.received().get(0));
		answer(join);
		assertThat(this.server.members("ns", "b")).as("nobody reads a room of a namespace that it leaves").isEmpty();
		leave.tryEmitEmpty();
		this.loop.runTasks();
		assertThat(errors).singleElement().extracting(Throwable::getMessage).isEqualTo("bad namespace");
		assertThat(this.server.rooms("ns")).isEmpty();
		assertThat(this.server.connections("ns")).isEmpty();
	}

	@Test
	void joinFromBothSidesDuringADisconnect() {
		join("a");
		Sinks.Empty<Void> leave = Sinks.empty();
		this.outcomes.put("_OnRoomLeft", leave.asMono());
		NamespaceConnection member = member();
		member.join("b").subscribe((room) -> {
		}, (ex) -> {
		});
		this.client.received();
		member.disconnect().subscribe();
		answer(this.client.received().get(0));
		this.client.send("$1;ns;b;_OnRoomJoin;0;0;");
		assertThat(this.client.received()).as("it agrees to what can't take place any more")
			.containsExactly("$1;ns;b;_OnRoomJoin;1;0;bad namespace");
	}

	@Test
	void connectDuringADisconnect() {
		join("a");
		Sinks.Empty<Void> leave = Sinks.empty();
		this.outcomes.put("_OnRoomLeft", leave.asMono());
		member().disconnect().subscribe();
		answer(this.client.received().get(0));
		List<NamespaceConnection> connected = new ArrayList<>();
		this.client.connection().connect("ns").subscribe(connected::add);
		assertThat(this.client.received()).as("not before it is out").isEmpty();
		leave.tryEmitEmpty();
		answer(this.client.received().get(0));
		assertThat(connected).singleElement().extracting(NamespaceConnection::isConnected).isEqualTo(true);
		assertThat(this.server.rooms("ns")).isEmpty();
	}

	@Test
	void messagesDuringAConnectAndADisconnect() {
		Sinks.Empty<Void> connected = Sinks.empty();
		Sinks.Empty<Void> left = Sinks.empty();
		this.outcomes.put("_OnNamespaceConnected", connected.asMono());
		this.outcomes.put("_OnRoomLeft", left.asMono());
		this.client.connection().connect("other").subscribe();
		answer(this.client.received().get(0));
		NamespaceConnection other = Objects.requireNonNull(this.client.connection().namespace("other"));
		other.join("r").subscribe();
		answer(this.client.received().get(0));
		other.disconnect().subscribe();
		answer(this.client.received().get(0));
		this.client.send("$1;other;;echo;0;0;behind the agreement to leave");
		connected.tryEmitEmpty();
		assertThat(this.client.received()).as("the end of one operation doesn't end the other's hold").isEmpty();
		left.tryEmitEmpty();
		assertThat(this.client.received()).containsExactly("$1;other;;echo;1;0;bad namespace");
	}

	@Test
	void joinBehindAnAskOfAnEarlierMembership() {
		member().join("r").subscribe((room) -> {
		}, (ex) -> {
		});
		this.client.received();
		reconnect();
		this.client.send("$3;ns;r;_OnRoomJoin;0;0;").send("$4;ns;r;echo;0;0;x");
		assertThat(this.client.received()).containsExactly("$3;;;;;;", "$4;ns;r;echo;0;0;x");
		assertThat(this.server.members("ns", "r")).hasSize(1);
	}

	@Test
	void leaveBehindAnAskOfAnEarlierMembership() {
		join("r");
		member().leaveAll().subscribe();
		this.client.received();
		reconnect();
		join("r");
		this.client.send("$4;ns;r;_OnRoomLeave;0;0;");
		assertThat(this.client.received()).containsExactly("$4;;;;;;");
		assertThat(this.server.members("ns", "r")).isEmpty();
	}

	private void reconnect() {
		this.client.send("$1;ns;;_OnNamespaceDisconnect;0;0;").send("$2;ns;;_OnNamespaceConnect;0;0;");
		assertThat(this.client.received()).containsExactly("$1;;;;;;", "$2;;;;;;");
	}

	@Test
	void connectOfTheClientBehindARunningHandler() {
		this.outcomes.put("slow", this.client.connection().connect("other").then());
		this.client.send(";ns;;slow;0;0;");
		assertThat(this.client.received().get(0)).endsWith(";other;;_OnNamespaceConnect;0;0;");
		this.client.send("$1;other;;_OnNamespaceConnect;0;0;");
		assertThat(this.client.received()).as("the handler waits for it").containsExactly("$1;;;;;;");
		assertThat(this.server.connections("other")).hasSize(1);
	}

	@Test
	void connectOfTheClientThatWaitsBehindAHandler() {
		Sinks.Empty<Void> step = Sinks.empty();
		this.outcomes.put("slow", step.asMono().then(this.client.connection().connect("other")).then());
		this.client.send(";ns;;slow;0;0;").send("$1;other;;_OnNamespaceConnect;0;0;");
		step.tryEmitEmpty();
		assertThat(this.client.received()).as("the server asks nothing").containsExactly("$1;;;;;;");
		assertThat(this.log).filteredOn((line) -> line.startsWith("other/"))
			.containsExactly("other/ _OnNamespaceConnect local", "other/ _OnNamespaceConnected local");
	}

	@Test
	void leaveFromBothSidesAtOnce() {
		join("r");
		this.log.clear();
		List<String> done = new ArrayList<>();
		member().leaveAll().doOnSuccess((none) -> done.add("left")).subscribe();
		assertThat(this.client.received().get(0)).endsWith(";ns;r;_OnRoomLeave;0;0;");
		this.client.send("$1;ns;r;_OnRoomLeft;0;0;");
		assertThat(this.client.received()).containsExactly("$1;;;;;;");
		assertThat(done).containsExactly("left");
		assertThat(this.log).containsExactly("ns/r _OnRoomLeave local", "ns/r _OnRoomLeft local");
	}

	@Test
	void disconnectFromBothSidesAtOnce() {
		NamespaceConnection member = member();
		this.log.clear();
		List<String> done = new ArrayList<>();
		member.disconnect().doOnSuccess((none) -> done.add("out")).subscribe();
		assertThat(this.client.received()).hasSize(1);
		this.client.send("$1;ns;;_OnNamespaceDisconnect;0;0;");
		assertThat(this.client.received()).containsExactly("$1;;;;;;");
		assertThat(done).containsExactly("out");
		assertThat(this.log).containsExactly("ns/ _OnNamespaceDisconnect local");
	}

	@Test
	void cancellationOfAHandler() {
		List<String> cancelled = new ArrayList<>();
		this.outcomes.put("slow", Mono.never().doOnCancel(() -> cancelled.add("handler")));
		this.outcomes.put("_OnRoomJoin", Mono.never().doOnCancel(() -> cancelled.add("join")));
		member().join("r").subscribe((room) -> {
		}, (ex) -> {
		});
		this.client.send("$1;ns;;slow;0;0;");
		this.client.disappear();
		assertThat(cancelled).as("within the grace").isEmpty();
		this.loop.advance(ConnectionLimits.DEFAULTS.closeGrace());
		assertThat(cancelled).containsExactlyInAnyOrder("handler", "join");
		assertThat(this.log).endsWith("disconnected 1006");
	}

	@Test
	void bufferOfAHandlerThatNeverCompletes() {
		this.outcomes.put("slow", Mono.never());
		ByteBuf frame = Unpooled.copiedBuffer("$1;ns;;slow;0;0;body", StandardCharsets.UTF_8);
		this.client.connection().receive(frame, false);
		assertThat(frame.refCnt()).as("the handler has what it needs").isOne();
		frame.release();
	}

	@Test
	void gentleCloseOfAHandlerThatNeverCompletes() {
		this.outcomes.put("slow", Mono.never());
		this.client.send("$1;ns;;slow;0;0;");
		this.client.connection().closeGracefully(CloseReason.GOING_AWAY);
		this.loop.advance(ConnectionLimits.DEFAULTS.closeGrace());
		assertThat(this.log).as("the grace is waited for once").endsWith("disconnected 1001");
	}

	@Test
	void gentleCloseDuringAnAskOfTheServer() {
		List<String> ends = new ArrayList<>();
		this.outcomes.put("slow", member().ask("question", "").doOnError((ex) -> ends.add(ex.getMessage())));
		this.client.send("$1;ns;;slow;0;0;");
		this.client.connection().closeGracefully(CloseReason.GOING_AWAY);
		assertThat(ends).as("at once").containsExactly("write closed");
		assertThat(this.log).endsWith("disconnected 1001");
	}

	@Test
	void errorThatAnswersNothing() {
		this.client.send("$1;ns;;echo;1;0;text of an error").send("$2;ns;;typed;1;0;text of an error");
		assertThat(this.client.received()).containsExactly("$1;ns;;echo;0;0;text of an error",
				"$2;ns;;typed;1;0;invalid payload");
	}

	@Test
	void closeCodeOfAnExceptionThatCannotBeSent() {
		assertThatIllegalArgumentException().isThrownBy(() -> new NeffosCloseException(CloseReason.LOST));
	}

	private void join(String room) {
		this.client.send("$j;ns;" + room + ";_OnRoomJoin;0;0;");
		assertThat(this.client.received()).containsExactly("$j;;;;;;");
	}

	private void answer(String frame) {
		this.client.send(token(frame) + ";;;;;;");
	}

	private NamespaceConnection member() {
		NamespaceConnection member = this.client.connection().namespace("ns");
		assertThat(member).isNotNull();
		return member;
	}

	private void declare(NamespaceBuilder namespace) {
		LIFECYCLE.forEach((event) -> namespace.on(event, (connection, message) -> logged(message)));
		namespace.on("echo", (connection, message) -> Mono.just(message.text()));
		namespace.on("typed", new EventHandler() {

			@Override
			public Mono<?> handle(NamespaceConnection connection, NeffosMessage message) {
				return Mono.just("called");
			}

			@Override
			public boolean handlesErrors() {
				return false;
			}

		});
		namespace.on("null", (connection, message) -> nothing());
		namespace.on("overflow", (connection, message) -> overflow(1));
		namespace.on(SystemEvent.ANY_EVENT, (connection, message) -> logged(message));
	}

	@SuppressWarnings("NullAway")
	private static Mono<?> nothing() {
		return null;
	}

	private Mono<?> overflow(int depth) {
		return (depth > 0) ? overflow(depth + 1) : Mono.empty();
	}

	private Mono<?> logged(NeffosMessage message) {
		this.log.add(message.namespace() + "/" + message.room() + " " + message.event()
				+ ((message.isLocal()) ? " local" : "") + ((message.isForced()) ? " forced" : ""));
		Mono<?> outcome = this.outcomes.getOrDefault(message.room() + " " + message.event(),
				this.outcomes.get(message.event()));
		return (outcome != null) ? outcome : Mono.empty();
	}

	private static String token(String frame) {
		return frame.substring(0, frame.indexOf(';'));
	}

}
