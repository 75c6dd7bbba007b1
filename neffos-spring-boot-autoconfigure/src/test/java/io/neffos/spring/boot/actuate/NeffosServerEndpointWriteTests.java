package io.neffos.spring.boot.actuate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.neffos.spring.boot.actuate.ActuatedApplication.Answer;
import io.neffos.spring.boot.actuate.ActuatedApplication.Client;
import io.neffos.spring.server.ConnectionCounts;
import io.neffos.spring.server.ManagedNeffosServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@link NeffosServerEndpoint} changes where its access allows that.
 */
@ExtendWith(OutputCaptureExtension.class)
class NeffosServerEndpointWriteTests {

	private static ActuatedApplication application;

	private static ManagedNeffosServer server;

	private final List<Client> clients = new ArrayList<>();

	@BeforeAll
	static void start() {
		application = ActuatedApplication.start(ChatApplication.class,
				"management.endpoint.neffos.access=unrestricted");
		server = application.bean("neffosServer", ManagedNeffosServer.class);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@AfterEach
	void closeClients() {
		this.clients.forEach((client) -> client.raw().close());
		Awaitility.await()
			.atMost(ActuatedApplication.SOON)
			.until(() -> server.inspection().counts().equals(new ConnectionCounts(0, 0, 0)));
	}

	@Test
	void broadcastToANamespace() throws Exception {
		Client first = connected("chat");
		Client second = connected("chat");
		connected("");
		Answer answer = application.post("/neffos/namespaces/chat", "{\"event\":\"news\",\"body\":\"a;b\"}");
		assertThat(answer.json())
			.hasToString("{\"server\":\"neffosServer\",\"recipients\":2,\"queued\":2,\"dropped\":0,\"closed\":0}");
		first.expect(";chat;;news;0;0;a;b");
		second.expect(";chat;;news;0;0;a;b");
	}

	@Test
	void broadcastToARoom() throws Exception {
		Client member = connected("chat").join("chat", "lobby");
		connected("chat");
		assertThat(application.post("/neffos/namespaces/chat/rooms/lobby", "{\"event\":\"news\"}")
			.at("/recipients")
			.asInt()).isOne();
		member.expect(";chat;lobby;news;0;0;");
	}

	@Test
	void broadcastToTheUnnamedNamespace() throws Exception {
		Client member = connected("");
		assertThat(application.post("/neffos/namespaces/~", "{\"event\":\"news\",\"body\":\"x\"}")
			.at("/recipients")
			.asInt()).isOne();
		member.expect(";;;news;0;0;x");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "{\"event\":\"_OnNamespaceConnected\"}", "{\"event\":\"\"}", "{\"body\":\"x\"}", "{}", "" })
	void invalidBroadcasts(String body) throws Exception {
		Client member = connected("chat");
		assertThat(application.post("/neffos/namespaces/chat", body).status()).isEqualTo(400);
		member.raw().text("$e;chat;;echo;0;0;fence");
		member.expect("$e;chat;;echo;0;0;fence");
	}

	@Test
	void broadcastToConnections() throws Exception {
		Client client = connected("chat");
		assertThat(application.post("/neffos/connections", "{\"event\":\"news\"}").status()).isEqualTo(405);
		assertThat(application.delete("/neffos/connections?everyone=true").status()).isEqualTo(405);
		assertThat(application.post("/neffos/connections/" + client.id(), "{\"event\":\"news\"}").status())
			.isEqualTo(400);
	}

	@Test
	void disconnectOne() throws Exception {
		Client one = connected("chat");
		connected("chat");
		CompletableFuture<Answer> answer = delete("/neffos/namespaces/chat?id=" + one.id());
		assertThat(one.answer("")).isEqualTo("chat;;_OnNamespaceDisconnect;0;0;");
		assertThat(await(answer).json())
			.hasToString("{\"server\":\"neffosServer\",\"connections\":1,\"done\":1,\"failed\":0}");
		assertThat(server.connectionCount("chat")).isOne();
		assertThat(server.totalConnections()).isEqualTo(2);
	}

	@Test
	void disconnectEveryone() throws Exception {
		Client willing = connected("chat");
		Client unwilling = connected("chat");
		CompletableFuture<Answer> answer = delete("/neffos/namespaces/chat?everyone=true");
		willing.answer("");
		unwilling.answer("no");
		assertThat(await(answer).json())
			.hasToString("{\"server\":\"neffosServer\",\"connections\":2,\"done\":1,\"failed\":1}");
		assertThat(server.connections("chat")).extracting("id").containsExactly(unwilling.id());
	}

	@Test
	void leaveOne() throws Exception {
		Client one = connected("chat").join("chat", "lobby");
		Client other = connected("chat").join("chat", "lobby");
		CompletableFuture<Answer> answer = delete("/neffos/namespaces/chat/rooms/lobby?id=" + one.id());
		assertThat(one.answer("")).isEqualTo("chat;lobby;_OnRoomLeave;0;0;");
		assertThat(await(answer).at("/done").asInt()).isOne();
		assertThat(server.members("chat", "lobby")).extracting("id").containsExactly(other.id());
		assertThat(server.connectionCount("chat")).isEqualTo(2);
	}

	@Test
	void leaveEveryone() throws Exception {
		Client first = connected("chat").join("chat", "lobby");
		Client second = connected("chat").join("chat", "lobby");
		CompletableFuture<Answer> answer = delete("/neffos/namespaces/chat/rooms/lobby?everyone=true");
		first.answer("");
		second.answer("");
		assertThat(await(answer).at("/done").asInt()).isEqualTo(2);
		assertThat(server.rooms("chat")).isEmpty();
	}

	@Test
	void refusalOfTheApplication() throws Exception {
		connected("chat").join("chat", "prison");
		Answer answer = application.delete("/neffos/namespaces/chat/rooms/prison?everyone=true");
		assertThat(answer.at("/connections").asInt()).isOne();
		assertThat(answer.at("/failed").asInt()).isOne();
		assertThat(server.memberCount("chat", "prison")).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/neffos/namespaces/chat", "/neffos/namespaces/chat/rooms/lobby",
			"/neffos/namespaces/chat?everyone=false", "/neffos/namespaces/chat?everyone=true&id=x",
			"/neffos/namespaces/chat/rooms/lobby?Id=x" })
	void nobodyIsMeantUnlessItIsSaid(String path) throws Exception {
		connected("chat").join("chat", "lobby");
		assertThat(application.delete(path).status()).isEqualTo(400);
		assertThat(server.memberCount("chat", "lobby")).isOne();
	}

	@Test
	void close() throws Exception {
		Client client = connected("chat");
		connected("chat");
		Answer answer = application.delete("/neffos/connections/" + client.id());
		assertThat(answer.json())
			.hasToString("{\"server\":\"neffosServer\",\"connections\":1,\"done\":1,\"failed\":0}");
		client.expectClose(1000, "");
		Awaitility.await().atMost(ActuatedApplication.SOON).until(() -> server.totalConnections() == 1);
	}

	@Test
	void closeWithACode() throws Exception {
		Client client = connected();
		assertThat(application.delete("/neffos/connections/" + client.id() + "?code=4001&reason=go%20away").status())
			.isEqualTo(200);
		client.expectClose(4001, "go away");
	}

	@ParameterizedTest
	@ValueSource(strings = { "999", "1005", "1006", "1015", "5000", "x" })
	void invalidCloseCodes(String code) throws Exception {
		Client client = connected();
		assertThat(application.delete("/neffos/connections/" + client.id() + "?code=" + code).status()).isEqualTo(400);
		assertThat(server.totalConnections()).isOne();
	}

	@Test
	void unknownNames() throws Exception {
		Client client = connected("chat");
		assertThat(application.post("/neffos/namespaces/unknown", "{\"event\":\"news\"}").status()).isEqualTo(404);
		assertThat(application.post("/neffos/namespaces/chat/rooms/nobody", "{\"event\":\"news\"}").status())
			.isEqualTo(404);
		assertThat(application.post("/neffos", "{\"operation\":\"drain\",\"server\":\"unknown\"}").status())
			.isEqualTo(404);
		assertThat(application.delete("/neffos/namespaces/unknown?everyone=true").status()).isEqualTo(404);
		assertThat(application.delete("/neffos/namespaces/chat?id=unknown").status()).isEqualTo(404);
		assertThat(application.delete("/neffos/namespaces/chat/rooms/nobody?everyone=true").status()).isEqualTo(404);
		assertThat(application.delete("/neffos/namespaces/chat/rooms/lobby?id=" + client.id()).status()).isEqualTo(404);
		assertThat(application.delete("/neffos/connections/unknown").status()).isEqualTo(404);
	}

	@Test
	void reasonsWhyNothingIsFound() throws Exception {
		connected("chat");
		String undeclared = "Namespace 'unknown' is not declared; declared: '', 'chat', 'connections'";
		assertThat(application.post("/neffos/namespaces/unknown", "{\"event\":\"news\"}")
			.json(404)
			.at("/reason")
			.asString()).isEqualTo(undeclared);
		assertThat(application.post("/neffos/namespaces/unknown/rooms/lobby", "{\"event\":\"news\"}")
			.json(404)
			.at("/reason")
			.asString()).isEqualTo(undeclared);
		assertThat(application.delete("/neffos/namespaces/unknown?everyone=true").json(404).at("/reason").asString())
			.isEqualTo(undeclared);
		assertThat(application.delete("/neffos/namespaces/unknown/rooms/lobby?id=x").json(404).at("/reason").asString())
			.isEqualTo(undeclared);
		assertThat(application.delete("/neffos/namespaces/chat?id=unknown").json(404).at("/reason").asString())
			.isEqualTo("No such connection is in the namespace");
		assertThat(application.post("/neffos/namespaces/chat/rooms/nobody", "{\"event\":\"news\"}")
			.json(404)
			.at("/reason")
			.asString()).isEqualTo("No such connection is in room 'nobody'");
	}

	@Test
	void drain() throws Exception {
		Client client = connected("chat");
		Answer answer = application.post("/neffos", "{\"operation\":\"drain\"}");
		try {
			assertThat(answer.at("/servers/0/name").asString()).isEqualTo("neffosServer");
			assertThat(answer.at("/servers/0/state").asString()).startsWith("DRAIN");
			client.expectClose(1001, "server is shutting down");
			assertThat(application.open("/neffos").raw().response().status()).isEqualTo(503);
			client.raw().close();
			Awaitility.await()
				.atMost(ActuatedApplication.SOON)
				.until(() -> application.get("/neffos").at("/servers/0/state").asString().equals("DRAINED"));
			JsonNode health = application.get("/health").json(503).at("/components/neffos");
			assertThat(health.get("status").asString()).isEqualTo("OUT_OF_SERVICE");
			assertThat(health.at("/details/state").asString()).isEqualTo("DRAINED");
		}
		finally {
			answer = application.post("/neffos", "{\"operation\":\"resume\"}");
		}
		assertThat(answer.at("/servers/0/state").asString()).isEqualTo("ACCEPTING");
		assertThat(application.get("/health").json().at("/components/neffos/status").asString()).isEqualTo("UP");
		connected("chat");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{}", "{\"operation\":\"explode\"}" })
	void unknownOperations(String body) throws Exception {
		assertThat(application.post("/neffos", body).status()).isEqualTo(400);
		assertThat(application.get("/neffos").at("/servers/0/state").asString()).isEqualTo("ACCEPTING");
	}

	@Test
	void log(CapturedOutput output) throws Exception {
		Client client = open("/neffos?id=a%0D%0AERROR%20forged%E2%80%A8b");
		client.acknowledge();
		client.connect("chat");
		application.post("/neffos/namespaces/chat", "{\"event\":\"x\\r\\nERROR forged\"}").json();
		application.get("/neffos/namespaces/chat/rooms/a%0D%0AERROR%20forged");
		application.delete("/neffos/namespaces/chat/rooms/a%0D%0AERROR%20forged?everyone=true");
		application.delete("/neffos/namespaces/chat?id=a%0D%0AERROR%20forged");
		application.get("/neffos/namespaces/chat?page=a%0D%0AERROR%20forged");
		application.delete("/neffos/connections/a%0D%0AERROR%20forged%E2%80%A8b").json();
		assertThat(output.getAll()).contains("Closed connections of id 'a\\u{d}\\u{a}ERROR forged\\u{2028}b'")
			.contains("Broadcast event 'x\\u{d}\\u{a}ERROR forged' to namespace 'chat'")
			.doesNotContain("\u2028");
		assertThat(output.getAll().lines()).noneMatch((line) -> line.startsWith("ERROR"));
	}

	private Client open(String path) throws IOException {
		Client client = application.open(path);
		this.clients.add(client);
		return client;
	}

	private Client connected(String... namespaces) throws IOException {
		Client client = application.connected(namespaces);
		this.clients.add(client);
		return client;
	}

	/**
	 * Deletes something that clients have to agree to first.
	 */
	private static CompletableFuture<Answer> delete(String path) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return application.delete(path);
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		});
	}

	private static Answer await(CompletableFuture<Answer> answer) throws Exception {
		return answer.get(ActuatedApplication.SOON.toSeconds(), TimeUnit.SECONDS);
	}

}
