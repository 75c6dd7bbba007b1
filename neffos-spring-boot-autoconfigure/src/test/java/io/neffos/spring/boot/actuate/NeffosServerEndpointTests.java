package io.neffos.spring.boot.actuate;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import io.neffos.spring.boot.actuate.ActuatedApplication.Answer;
import io.neffos.spring.boot.actuate.ActuatedApplication.Client;
import io.neffos.spring.boot.autoconfigure.SettingProperties;
import io.neffos.spring.limits.ProtocolCounter;
import io.neffos.spring.limits.Setting;
import io.neffos.spring.server.ConnectionCounts;
import io.neffos.spring.server.ManagedNeffosServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@link NeffosServerEndpoint} shows, with the access that it has by default.
 */
class NeffosServerEndpointTests {

	private static ActuatedApplication application;

	private static ManagedNeffosServer server;

	private final List<Client> clients = new ArrayList<>();

	@BeforeAll
	static void start() {
		application = ActuatedApplication.start(ChatApplication.class, "neffos.server.outbound.policy=drop-newest");
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
	void totals() throws Exception {
		open("/neffos");
		connected("chat").join("chat", "lobby").join("chat", "kitchen");
		connected("chat", "").join("chat", "lobby");
		connected();
		Answer answer = application.get("/neffos");
		assertThat(answer.at("/servers")).hasSize(1);
		assertThat(answer.at("/servers/0/name").asString()).isEqualTo("neffosServer");
		assertThat(answer.at("/servers/0/endpoints"))
			.hasToString("[{\"path\":\"/neffos\",\"maxMessageSize\":65536,\"maxHeaderSize\":8192}]");
		assertThat(answer.at("/servers/0/state").asString()).isEqualTo("ACCEPTING");
		assertThat(answer.at("/servers/0/connections")).hasToString("{\"pending\":1,\"connected\":3,\"closing\":0}");
		assertThat(answer.at("/servers/0/namespaces")).hasToString(
				"[{\"name\":\"\",\"connections\":1,\"rooms\":0},{\"name\":\"chat\",\"connections\":2,\"rooms\":2},"
						+ "{\"name\":\"connections\",\"connections\":0,\"rooms\":0}]");
		assertThat(answer.at("/servers/0/slowConsumers")).hasToString("{\"connections\":0,\"messages\":0,\"bytes\":0}");
		assertThat(answer.at("/servers/0/queues/eventLoops")).isNotEmpty();
		assertThat(answer.at("/servers/0/queues/eventLoops/0")).hasToString("{\"messages\":0,\"bytes\":0}");
	}

	@Test
	void events() throws Exception {
		JsonNode events = application.get("/neffos").at("/servers/0/events");
		assertThat(events).hasSize(4);
		assertThat(events.get(0)).hasToString(
				"{\"namespace\":\"\",\"event\":\"note\",\"handler\":\"" + ChatApplication.Unnamed.class.getName()
						+ "#note(String) of bean '" + ChatApplication.Unnamed.class.getName() + "'\"}");
		assertThat(events.get(1).get("event").asString()).isEqualTo("_OnRoomLeave");
		assertThat(application.get("/neffos/namespaces/chat").at("/events"))
			.hasToString("[" + events.get(1) + "," + events.get(2) + "]");
	}

	@Test
	void limits() throws Exception {
		connected();
		JsonNode limits = application.get("/neffos").at("/servers/0/limits");
		assertThat(limit(limits, "admission.max-connections"))
			.hasToString("{\"name\":\"admission.max-connections\",\"unit\":\"COUNT\",\"used\":1,\"exceeded\":0}");
		assertThat(limit(limits, "outbound.max-queued-messages")).hasToString(
				"{\"name\":\"outbound.max-queued-messages\",\"unit\":\"COUNT\",\"limit\":1024,\"used\":0,\"exceeded\":0}");
		assertThat(limit(limits, "limits.close-grace-period"))
			.hasToString("{\"name\":\"limits.close-grace-period\",\"unit\":\"MILLISECONDS\",\"limit\":10000}");
	}

	@Test
	void limitsAreThoseOfTheProperties() throws Exception {
		Path metadata = Path.of("target/classes/META-INF/spring-configuration-metadata.json");
		Set<String> properties = JsonMapper.shared()
			.readTree(Files.readString(metadata))
			.get("properties")
			.valueStream()
			.map((property) -> property.get("name").asString())
			.collect(Collectors.toSet());
		assertThat(application.get("/neffos").at("/servers/0/limits"))
			.extracting((limit) -> "neffos.server." + limit.get("name").asString())
			.isSubsetOf(properties)
			.containsAll(properties.stream()
				.filter((name) -> name.matches("neffos\\.server\\.(limits|memory|admission)\\..*"))
				.toList())
			.containsAll(Arrays.stream(Setting.values())
				.filter((setting) -> setting != Setting.MAX_MESSAGE_SIZE && setting != Setting.MAX_HEADER_SIZE)
				.map((setting) -> "neffos.server." + SettingProperties.nameOf(setting))
				.toList());
	}

	@Test
	void limitThatWasExceeded() throws Exception {
		Client client = connected("chat");
		long before = limit(application.get("/neffos").at("/servers/0/limits"), "limits.max-room-name-length")
			.get("exceeded")
			.asLong();
		client.raw().text("$j;chat;" + "x".repeat(201) + ";_OnRoomJoin;0;0;");
		assertThat(client.next()).contains("invalid payload");
		assertThat(
				limit(application.get("/neffos").at("/servers/0/limits"), "limits.max-room-name-length").get("exceeded")
					.asLong())
			.isEqualTo(before + 1);
	}

	@Test
	void counters() throws Exception {
		long before = application.get("/neffos").at("/servers/0/counters/DROPPED_EVENT").asLong();
		connected("chat").raw().text(";chat;;nonsense;0;0;");
		Awaitility.await()
			.atMost(ActuatedApplication.SOON)
			.until(() -> server.counters().count(ProtocolCounter.DROPPED_EVENT) == before + 1);
		JsonNode counters = application.get("/neffos").at("/servers/0/counters");
		assertThat(counters).hasSize(ProtocolCounter.values().length);
		assertThat(counters.get("DROPPED_EVENT").asLong()).isEqualTo(before + 1);
	}

	@Test
	void roomsOfANamespace() throws Exception {
		connected("chat").join("chat", "lobby").join("chat", "kitchen");
		connected("chat").join("chat", "lobby");
		JsonNode namespaces = application.get("/neffos/namespaces").at("/namespaces");
		assertThat(namespaces.at("/content")).extracting((namespace) -> namespace.get("name").asString())
			.containsExactly("", "chat", "connections");
		Answer answer = application.get("/neffos/namespaces/chat");
		assertThat(answer.at("/server").asString()).isEqualTo("neffosServer");
		assertThat(answer.at("/name").asString()).isEqualTo("chat");
		assertThat(answer.at("/connections").asInt()).isEqualTo(2);
		assertThat(answer.at("/rooms/total").asInt()).isEqualTo(2);
		assertThat(answer.at("/rooms/content").valueStream().map(JsonNode::toString))
			.containsExactlyInAnyOrder("{\"name\":\"lobby\",\"members\":2}", "{\"name\":\"kitchen\",\"members\":1}");
	}

	@Test
	void membersOfARoom() throws Exception {
		Client first = connected("chat").join("chat", "lobby");
		Client second = connected("chat").join("chat", "lobby");
		connected("chat");
		Answer answer = application.get("/neffos/namespaces/chat/rooms/lobby");
		assertThat(answer.at("/namespace").asString()).isEqualTo("chat");
		assertThat(answer.at("/name").asString()).isEqualTo("lobby");
		assertThat(ids(answer.at("/members/content"))).containsExactlyInAnyOrder(first.id(), second.id());
	}

	@Test
	void membersOfANamespace() throws Exception {
		Client first = connected("chat").join("chat", "lobby");
		Client second = connected("chat");
		Client unnamed = connected("");
		assertThat(ids(application.get("/neffos/namespaces/chat/connections").at("/members/content")))
			.containsExactlyInAnyOrder(first.id(), second.id());
		assertThat(ids(application.get("/neffos/namespaces/~/connections").at("/members/content")))
			.containsExactly(unnamed.id());
		assertThat(application.get("/neffos/namespaces/~connections/connections").at("/members/total").asInt())
			.isZero();
	}

	@Test
	void connections() throws Exception {
		Set<String> ids = new HashSet<>();
		for (int i = 0; i < 5; i++) {
			ids.add(connected().id());
		}
		Set<String> paged = new HashSet<>();
		for (int page = 0; page < 3; page++) {
			Answer answer = application.get("/neffos/connections?size=2&page=" + page);
			assertThat(answer.at("/connections/total").asInt()).isEqualTo(5);
			assertThat(answer.at("/connections/page").asInt()).isEqualTo(page);
			assertThat(answer.at("/connections/size").asInt()).isEqualTo(2);
			paged.addAll(ids(answer.at("/connections/content")));
		}
		assertThat(paged).isEqualTo(ids);
		assertThat(application.get("/neffos/connections?size=2&page=3").at("/connections/content")).isEmpty();
		assertThat(application.get("/neffos/connections?user=nobody").at("/connections/total").asInt()).isZero();
	}

	@Test
	void oneConnection() throws Exception {
		Client client = connected("chat", "").join("chat", "lobby").join("chat", "kitchen");
		Answer answer = application.get("/neffos/connections/" + encode(client.id()));
		assertThat(answer.at("/id").asString()).isEqualTo(client.id());
		assertThat(answer.at("/connections/total").asInt()).isOne();
		JsonNode connection = answer.at("/connections/content/0");
		assertThat(connection.get("remoteAddress").asString()).isEqualTo("127.0.0.1");
		assertThat(connection.get("reconnectTries").asInt()).isZero();
		assertThat(connection.has("user")).isFalse();
		assertThat(connection.get("namespaces"))
			.hasToString("[{\"name\":\"chat\",\"rooms\":{\"total\":2,\"page\":0,\"size\":50,"
					+ "\"content\":[\"lobby\",\"kitchen\"]}},"
					+ "{\"name\":\"\",\"rooms\":{\"total\":0,\"page\":0,\"size\":50,\"content\":[]}}]");
	}

	@Test
	void connectionsOfOneId() throws Exception {
		for (int i = 0; i < 3; i++) {
			open("/neffos?id=shared").acknowledge();
		}
		Answer answer = application.get("/neffos/connections/shared?size=2");
		assertThat(answer.at("/connections/total").asInt()).isEqualTo(3);
		assertThat(answer.at("/connections/content")).hasSize(2);
	}

	@Test
	void slowConsumers() throws Exception {
		Client slow = connected("chat");
		connected("chat");
		slow.raw().pause();
		String body = "x".repeat(60_000);
		Awaitility.await().atMost(ActuatedApplication.SOON).until(() -> {
			for (int i = 0; i < 20; i++) {
				server.to("chat").broadcast("news", body);
			}
			return server.outboundLoad().slowClients() > 0 && server.inspection()
				.slowConsumers()
				.anyMatch((consumer) -> consumer.connection().id().equals(slow.id()) && consumer.messages() > 2);
		});
		JsonNode content = application.get("/neffos/connections?slow=true").at("/connections/content");
		JsonNode waiting = StreamSupport.stream(content.spliterator(), false)
			.filter((connection) -> connection.get("id").asString().equals(slow.id()))
			.findFirst()
			.orElseThrow()
			.get("waiting");
		assertThat(waiting.get("messages").asInt()).isGreaterThan(2);
		assertThat(waiting.get("bytes").asLong()).isGreaterThan(60_000);
		Answer connection = application.get("/neffos/connections/" + encode(slow.id()));
		assertThat(connection.at("/connections/content/0/waiting/messages").asInt()).isGreaterThan(2);
		JsonNode limits = application.get("/neffos").at("/servers/0/limits");
		assertThat(limit(limits, "outbound.max-queued-messages").get("used").asLong()).isGreaterThan(2);
		slow.raw().close();
		Awaitility.await().atMost(ActuatedApplication.SOON).until(() -> server.outboundLoad().slowClients() == 0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "__proto__", "constructor", "a/b", "a;b=c", "..", "a%2Fb", "Köln 日本 \uD83D\uDE00", "~",
			"~x", "{}", "\"\\", "<script>" })
	void names(String room) throws Exception {
		Client client = connected("chat").join("chat", room);
		Answer namespace = application.get("/neffos/namespaces/chat");
		assertThat(namespace.at("/rooms/content")).hasSize(1);
		assertThat(namespace.at("/rooms/content/0/name").asString()).isEqualTo(room);
		String segment = encode((room.startsWith("~")) ? "~" + room : room);
		Answer answer = application.get("/neffos/namespaces/chat/rooms/" + segment);
		assertThat(answer.at("/name").asString()).isEqualTo(room);
		assertThat(ids(answer.at("/members/content"))).containsExactly(client.id());
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\r\nb", "\u0000", "a/b", "\u2028", "__proto__" })
	void ids(String id) throws Exception {
		open("/neffos?id=" + encode(id)).acknowledge();
		Answer answer = application.get("/neffos/connections/" + encode(id));
		assertThat(answer.at("/id").asString()).isEqualTo(id);
	}

	@Test
	void namespacesWithSpecialNames() throws Exception {
		connected("", "connections");
		assertThat(application.get("/neffos/namespaces/~").at("/connections").asInt()).isOne();
		assertThat(application.get("/neffos/namespaces/~").at("/name").asString()).isEmpty();
		assertThat(application.get("/neffos/namespaces/~connections").at("/connections").asInt()).isOne();
		assertThat(application.get("/neffos/connections").at("/connections/total").asInt()).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/neffos/unknown", "/neffos/chat/lobby", "/neffos/namespaces/chat/lobby",
			"/neffos/namespaces/chat/rooms", "/neffos/namespaces/chat/rooms/~", "/neffos/namespaces/chat/connections/x",
			"/neffos/namespaces/unknown", "/neffos/namespaces/chat/rooms/nobody",
			"/neffos/namespaces/unknown/connections", "/neffos/connections/unknown",
			"/neffos/namespaces/chat?server=unknown", "/neffos/connections?server=unknown", "/neffos/namespaces/~~",
			"/neffos/namespaces/chat/rooms/a/b", "/neffos/namespaces/__proto__",
			"/neffos/namespaces/chat/rooms/__proto__", "/neffos/namespaces/Chat" })
	void unknownNames(String path) throws Exception {
		assertThat(application.get(path).status()).isEqualTo(404);
	}

	/**
	 * Actuator does this, for all endpoints: a rule for a part of the path is no
	 * protection.
	 */
	@Test
	void queryInThePlaceOfThePath() throws Exception {
		assertThat(application.get("/neffos/namespaces/unknown?name=chat").at("/name").asString()).isEqualTo("chat");
	}

	@ParameterizedTest
	@ValueSource(strings = { "page=-1", "size=0", "size=-1", "size=501", "size=99999999999", "page=x" })
	void pagesOutOfBounds(String query) throws Exception {
		for (String path : List.of("/neffos/namespaces/chat", "/neffos/connections",
				"/neffos/namespaces/chat/connections", "/neffos/connections/x")) {
			assertThat(application.get(path + "?" + query).status()).as(path).isEqualTo(400);
		}
	}

	@Test
	void filtersThatContradict() throws Exception {
		assertThat(application.get("/neffos/connections?slow=true&user=ada").status()).isEqualTo(400);
	}

	@Test
	void writeOperations() throws Exception {
		Client client = connected("chat").join("chat", "lobby");
		assertThat(application.post("/neffos", "{\"operation\":\"drain\"}").status()).isEqualTo(405);
		assertThat(application.post("/neffos/namespaces/chat", "{\"event\":\"news\"}").status()).isEqualTo(405);
		assertThat(application.post("/neffos/namespaces/chat/rooms/lobby", "{\"event\":\"news\"}").status())
			.isEqualTo(405);
		assertThat(application.delete("/neffos/namespaces/chat?everyone=true").status()).isEqualTo(405);
		assertThat(application.delete("/neffos/namespaces/chat/rooms/lobby?everyone=true").status()).isEqualTo(405);
		assertThat(application.delete("/neffos/connections/" + encode(client.id())).status()).isEqualTo(405);
		assertThat(server.memberCount("chat", "lobby")).isOne();
		client.raw().text("$e;chat;;echo;0;0;alive");
		client.expect("$e;chat;;echo;0;0;alive");
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

	private static List<String> ids(JsonNode connections) {
		return connections.valueStream().map((connection) -> connection.get("id").asString()).toList();
	}

	private static JsonNode limit(JsonNode limits, String name) {
		return limits.valueStream()
			.filter((limit) -> limit.get("name").asString().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private static String encode(String name) {
		return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
	}

}
