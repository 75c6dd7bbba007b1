package io.neffos.spring.server;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.session.TestClient;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Namespaces that aren't declared, rooms without a name and close codes that can't be
 * sent: mistakes of the application that must not pass for "nobody is there".
 */
class MistakenTargetTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private static final String UNDECLARED = "Namespace 'typo' is not declared; declared: 'chat', 'news'";

	private final ManualLoop loop = new ManualLoop();

	private final ManagedNeffosServer server = NeffosServer.builder().namespace("news", (ns) -> {
	}).namespace("chat", (ns) -> ns.on("say", (member, message) -> Mono.empty())).build();

	private final TestClient client = TestClient.connected(this.server, this.loop, "chat");

	static Map<String, Consumer<ManagedNeffosServer>> undeclaredNamespaces() {
		return Map.ofEntries(Map.entry("to", (server) -> server.to("typo")),
				Map.entry("broadcast", (server) -> server.broadcast(message("typo"))),
				Map.entry("later message of a broadcast",
						(server) -> server.broadcast(message("chat"), message("typo"))),
				Map.entry("message to an id",
						(server) -> server.broadcast(message("typo").toBuilder().to("x").build())),
				Map.entry("ask", (server) -> server.ask(message("typo"), TIMEOUT)),
				Map.entry("askAll", (server) -> server.askAll(message("typo"), TIMEOUT)),
				Map.entry("connections", (server) -> server.connections("typo")),
				Map.entry("rooms", (server) -> server.rooms("typo")),
				Map.entry("members", (server) -> server.members("typo", "lobby")),
				Map.entry("connectionCount", (server) -> server.connectionCount("typo")),
				Map.entry("memberCount", (server) -> server.memberCount("typo", "lobby")),
				Map.entry("disconnectAll", (server) -> server.disconnectAll("typo")),
				Map.entry("broadcast of a member", (server) -> member(server).broadcast(message("typo"))),
				Map.entry("broadcastOthers of a member", (server) -> member(server).broadcastOthers(message("typo"))),
				Map.entry("inspected members", (server) -> server.inspection().members("typo", "")),
				Map.entry("inspected rooms", (server) -> server.inspection().rooms("typo")),
				Map.entry("inspected roomCount", (server) -> server.inspection().roomCount("typo")));
	}

	@ParameterizedTest
	@MethodSource("undeclaredNamespaceNames")
	void undeclaredNamespace(String name) {
		assertThatIllegalArgumentException().as(name)
			.isThrownBy(() -> undeclaredNamespaces().get(name).accept(this.server))
			.withMessage(UNDECLARED);
		assertThat(this.client.received()).isEmpty();
	}

	static Set<String> undeclaredNamespaceNames() {
		return undeclaredNamespaces().keySet();
	}

	@Test
	void messageWithoutNamespace() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.server.broadcast(message("")))
			.withMessage("Namespace '' is not declared; declared: 'chat', 'news'");
		assertThatIllegalArgumentException().isThrownBy(() -> this.server.to("")).withMessageContaining("''");
	}

	@Test
	void serverWithoutNamespaces() {
		assertThatIllegalArgumentException().isThrownBy(() -> NeffosServer.builder().build().to("chat"))
			.withMessage("Namespace 'chat' is not declared; no namespace is");
	}

	@Test
	void declaredEmptyNamespace() {
		ManagedNeffosServer unnamed = NeffosServer.builder().namespace("", (ns) -> {
		}).build();
		TestClient member = TestClient.connected(unnamed, this.loop, "");
		unnamed.broadcast(message(""));
		unnamed.to("").broadcast("say", "y");
		assertThat(member.received()).containsExactly(";;;say;0;0;x", ";;;say;0;0;y");
	}

	@Test
	void nativeMessages() {
		ManagedNeffosServer takesThem = NeffosServer.builder()
			.namespace("", (ns) -> ns.on(SystemEvent.NATIVE_MESSAGE, (member, message) -> Mono.empty()))
			.build();
		TestClient member = new TestClient(takesThem, this.loop);
		takesThem.broadcast(NeffosMessage.ofNative("tick"));
		assertThat(member.received()).containsExactly("tick");
		assertThatIllegalArgumentException().isThrownBy(() -> this.server.broadcast(NeffosMessage.ofNative("tick")))
			.withMessageContaining("Namespace '' is not declared");
	}

	@Test
	void messageOfAMemberWithoutNamespace() {
		member(this.server).broadcast(message(""));
		assertThat(this.client.received()).as("gets the member's own").containsExactly(";chat;;say;0;0;x");
	}

	@Test
	void emptyRoomName() {
		this.client.send("$j;chat;lobby;_OnRoomJoin;0;0;");
		this.client.received();
		for (ThrowingCallable mistake : new ThrowingCallable[] { () -> this.server.to("chat").room(""),
				() -> this.server.to("chat").room("lobby").room(""), () -> member(this.server).toRoom(""),
				() -> this.server.members("chat", ""), () -> this.server.memberCount("chat", "") }) {
			assertThatThrownBy(mistake).isInstanceOf(IllegalArgumentException.class)
				.hasMessage("A room's name must not be empty");
		}
		assertThat(member(this.server).room("")).as("no room that it is in").isNull();
		assertThat(this.client.received()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1005, 1006 })
	void closeCodeThatCannotBeSent(int code) {
		CloseReason reason = new CloseReason(code, "");
		ManagedNeffosServer empty = NeffosServer.builder().build();
		String text = "A close frame can't carry code " + code;
		assertThatIllegalArgumentException().isThrownBy(() -> empty.closeAll(reason)).withMessage(text);
		assertThatIllegalArgumentException().isThrownBy(() -> empty.closeUser("ada", reason)).withMessage(text);
		assertThatIllegalArgumentException().isThrownBy(() -> this.server.closeAll(reason)).withMessage(text);
		assertThat(this.client.closed()).isNull();
	}

	private static NamespaceConnection member(ManagedNeffosServer server) {
		NeffosConnection connection = server.connections().get(0);
		NamespaceConnection member = connection.namespace("chat");
		assertThat(member).isNotNull();
		return member;
	}

	private static NeffosMessage message(String namespace) {
		return NeffosMessage.builder().namespace(namespace).event("say").body("x").build();
	}

	@Test
	@SuppressWarnings("NullAway")
	void userOfAnAnonymousConnection() {
		BroadcastSpec spec = this.server.to("chat");
		assertThatIllegalArgumentException().isThrownBy(() -> spec.user(null))
			.withMessageContaining("must not be null");
		assertThatIllegalArgumentException().isThrownBy(() -> spec.connection(null))
			.withMessageContaining("must not be null");
	}

}
