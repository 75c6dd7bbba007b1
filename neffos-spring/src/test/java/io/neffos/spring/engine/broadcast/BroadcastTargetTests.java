package io.neffos.spring.engine.broadcast;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.neffos.spring.annotation.support.PayloadCodecs;
import io.neffos.spring.connection.Answer;
import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.Exclude;
import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.session.TestClient;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.http.codec.json.JacksonJsonDecoder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whom broadcasts and questions reach.
 */
class BroadcastTargetTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private final ManualLoop loop = new ManualLoop();

	private final ManagedNeffosServer server = NeffosServer.builder()
		.namespace("ns", (ns) -> ns.on("e", (member, message) -> Mono.empty()))
		.namespace("other", (ns) -> ns.on("e", (member, message) -> Mono.empty()))
		.connectionIdGenerator((handshake) -> "id-" + handshake.principal())
		.build();

	private final TestClient ann = client("ann", "a", "b");

	private final TestClient bob = client("bob", "b");

	private final TestClient bobToo = client("bob", "c");

	private final TestClient carl = client("carl");

	@Test
	void severalRoomsReachEachMemberOnce() {
		expect(this.server.to("ns").room("a").room("b").broadcast("e", "x").result(), new BroadcastResult(2, 2, 0, 0));
		assertThat(this.ann.received()).as("in the first of its rooms").containsExactly(";ns;a;e;0;0;x");
		assertThat(this.bob.received()).containsExactly(";ns;b;e;0;0;x");
		assertThat(this.bobToo.received()).isEmpty();
	}

	@Test
	void severalMessagesReachEachMemberOfSeveralRoomsOnce() {
		expect(this.server.to("ns")
			.room("a")
			.room("b")
			.broadcast(message("c", "x"), message("", "x"), message("", "y"))
			.result(), new BroadcastResult(6, 6, 0, 0));
		assertThat(this.ann.received()).containsExactly(";ns;a;e;0;0;x", ";ns;a;e;0;0;x", ";ns;a;e;0;0;y");
		assertThat(this.bob.received()).containsExactly(";ns;b;e;0;0;x", ";ns;b;e;0;0;x", ";ns;b;e;0;0;y");
		assertThat(this.bobToo.received()).isEmpty();
	}

	@Test
	void severalMessagesInOneRoom() {
		expect(this.server.to("ns").room("b").except("id-bob").broadcast(message("", "1"), message("", "2")).result(),
				new BroadcastResult(2, 2, 0, 0));
		assertThat(this.ann.received()).containsExactly(";ns;b;e;0;0;1", ";ns;b;e;0;0;2");
		assertThat(this.bob.received()).isEmpty();
	}

	@Test
	void noMessages() {
		expect(this.server.to("ns").broadcast().result(), BroadcastResult.NONE);
	}

	@Test
	void roomNamedTwice() {
		expect(this.server.to("ns").room("a").room("a").broadcast("e", "x").result(), new BroadcastResult(1, 1, 0, 0));
	}

	@Test
	void connectionsOfAnId() {
		expect(this.server.to("ns").connection("id-bob").broadcast("e", "x").result(), new BroadcastResult(2, 2, 0, 0));
		assertThat(this.bob.received()).containsExactly(";ns;;e;0;0;x");
		assertThat(this.bobToo.received()).containsExactly(";ns;;e;0;0;x");
		assertThat(this.ann.received()).isEmpty();
	}

	@Test
	void connectionsOfAUser() {
		expect(this.server.to("ns").user("bob").broadcast("e", "x").result(), new BroadcastResult(2, 2, 0, 0));
		expect(this.server.to("ns").user("bob").room("c").broadcast("e", "y").result(),
				new BroadcastResult(1, 1, 0, 0));
		assertThat(this.bob.received()).containsExactly(";ns;;e;0;0;x");
		assertThat(this.bobToo.received()).containsExactly(";ns;;e;0;0;x", ";ns;c;e;0;0;y");
		assertThat(this.server.connectionsOfUser("bob")).containsExactlyInAnyOrder(this.bob.connection(),
				this.bobToo.connection());
	}

	@Test
	void userThatIsGone() {
		this.ann.disappear();
		expect(this.server.to("ns").user("ann").broadcast("e", "x").result(), BroadcastResult.NONE);
		assertThat(this.server.connectionsOfUser("ann")).isEmpty();
	}

	@Test
	void namespaceThatTheUserIsNotIn() {
		expect(this.server.to("other").user("bob").broadcast("e", "x").result(), BroadcastResult.NONE);
	}

	@Test
	void exclusions() {
		expect(this.server.to("ns").except(this.ann.connection()).exceptUser("carl").broadcast("e", "1").result(),
				new BroadcastResult(2, 2, 0, 0));
		expect(this.server.to("ns").except("id-bob").broadcast("e", "2").result(), new BroadcastResult(2, 2, 0, 0));
		expect(this.server.to("ns")
			.except((connection) -> !"carl".equals(connection.user()))
			.broadcast("e", "3")
			.result(), new BroadcastResult(1, 1, 0, 0));
		assertThat(this.ann.received()).containsExactly(";ns;;e;0;0;2");
		assertThat(this.bob.received()).containsExactly(";ns;;e;0;0;1");
		assertThat(this.carl.received()).containsExactly(";ns;;e;0;0;2", ";ns;;e;0;0;3");
	}

	@Test
	void eachMessageOfABatchGoesToThoseItIsFor() {
		expect(this.server
			.broadcast(Exclude.user("carl"), message("a", "1"), message("nowhere", "2"),
					message("", "3").toBuilder().to("id-ann").build(), message("b", "4"))
			.result(), new BroadcastResult(4, 4, 0, 0));
		assertThat(this.ann.received()).containsExactly(";ns;a;e;0;0;1", ";ns;;e;0;0;3", ";ns;b;e;0;0;4");
		assertThat(this.bob.received()).containsExactly(";ns;b;e;0;0;4");
		assertThat(this.carl.received()).isEmpty();
	}

	@Test
	void everyoneIsAsked() {
		List<Answer> answers = new ArrayList<>();
		this.server.to("ns").room("b").askAll("e", "?", SOON).subscribe(answers::add);
		String annsToken = token(this.ann);
		String bobsToken = token(this.bob);
		assertThat(annsToken).isNotEqualTo(bobsToken);
		this.bob.send(annsToken + ";ns;b;e;0;0;forged");
		assertThat(answers).as("a token counts on its own connection only").isEmpty();
		this.bob.send(bobsToken + ";ns;b;e;0;0;yes");
		this.ann.send(annsToken + ";ns;b;e;1;0;no");
		assertThat(answers).extracting(Answer::connectionId).containsExactly("id-bob", "id-ann");
		assertThat(answers.get(0).message()).extracting(NeffosMessage::text).isEqualTo("yes");
		assertThat(answers.get(1).error()).extracting(NeffosException::text).isEqualTo("no");
	}

	@Test
	void silentClients() {
		StepVerifier.create(this.server.to("ns").room("a").room("b").askAll("e", "?", Duration.ofSeconds(5)))
			.then(() -> this.bob.send(token(this.bob) + ";ns;b;e;0;0;yes"))
			.assertNext((answer) -> assertThat(answer.connectionId()).isEqualTo("id-bob"))
			.then(() -> this.loop.advance(Duration.ofSeconds(5)))
			.assertNext((answer) -> assertThat(answer.error()).extracting(NeffosException::text)
				.isEqualTo(NeffosError.ASK_TIMEOUT.text()))
			.expectComplete()
			.verify(SOON);
	}

	@Test
	void nobodyToAsk() {
		StepVerifier.create(this.server.to("ns").room("empty").askAll("e", "?", SOON)).expectComplete().verify(SOON);
	}

	@Test
	void firstAnswerAsAnObject() {
		StepVerifier.create(this.server.to("ns").room("b").ask("e", "?", byte[].class, SOON)).then(() -> {
			this.ann.send(token(this.ann) + ";ns;b;e;1;0;no");
			this.bob.send(token(this.bob) + ";ns;b;e;0;0;yes");
		})
			.assertNext((bytes) -> assertThat(bytes).asString(StandardCharsets.UTF_8).isEqualTo("yes"))
			.expectComplete()
			.verify(SOON);
	}

	@Test
	void answerThatIsNoSuchObject() {
		ManagedNeffosServer decoding = NeffosServer.builder()
			.bodyConverter(new PayloadCodecs(List.of(new JacksonJsonDecoder()), List.of()).bodyConverter())
			.namespace("ns", (ns) -> {
			})
			.build();
		TestClient client = TestClient.connected(decoding, this.loop, "ns");
		StepVerifier.create(decoding.to("ns").ask("e", "?", Integer.class, SOON))
			.then(() -> client.send(token(client) + ";ns;;e;0;0;yes"))
			.expectErrorSatisfies(
					(ex) -> assertThat(((NeffosException) ex).error()).isEqualTo(NeffosError.INVALID_PAYLOAD))
			.verify(SOON);
	}

	@Test
	void answerOfUnreadableType() {
		StepVerifier.create(this.server.to("ns").room("b").ask("e", "?", Duration.class, SOON))
			.then(() -> this.bob.send(token(this.bob) + ";ns;b;e;0;0;yes"))
			.expectError(IllegalArgumentException.class)
			.verify(SOON);
	}

	@Test
	void objectWithoutConnections() {
		StepVerifier.create(this.server.to("ns").room("empty").ask("e", "?", String.class, SOON))
			.expectErrorMessage(NeffosError.WRITE_CLOSED.text())
			.verify(SOON);
	}

	@Test
	void firstAnswer() {
		StepVerifier.create(this.server.ask(message("b", "?"), SOON))
			.then(() -> this.ann.send(token(this.ann) + ";ns;b;e;1;0;no"))
			.then(() -> this.bob.send(token(this.bob) + ";ns;b;e;0;0;yes"))
			.assertNext((answer) -> assertThat(answer.text()).isEqualTo("yes"))
			.expectComplete()
			.verify(SOON);
	}

	@Test
	void joinInsideAWrite() {
		for (TestClient member : List.of(this.ann, this.bob)) {
			member.onNextWrite(() -> this.carl.send("$j;ns;b;_OnRoomJoin;0;0;"));
		}
		expect(this.server.to("ns").room("b").broadcast("e", "1").result(), new BroadcastResult(2, 2, 0, 0));
		expect(this.server.to("ns").room("b").broadcast("e", "2").result(), new BroadcastResult(3, 3, 0, 0));
		assertThat(this.carl.received()).containsExactly("$j;;;;;;", "$j;;;;;;", ";ns;b;e;0;0;2");
	}

	@Test
	void writeThatFails() {
		this.bob.onNextWrite(() -> {
			throw new IllegalStateException("no memory");
		});
		expect(this.server.to("ns").user("bob").broadcast("e", "1").result(), new BroadcastResult(2, 1, 0, 1));
		assertThat(this.bob.closed()).as("who misses something is told").isNotNull();
		expect(this.server.to("ns").room("c").broadcast("e", "2").result(), new BroadcastResult(1, 1, 0, 0));
	}

	@Test
	void counts() {
		assertThat(this.server.connectionCount("ns")).isEqualTo(4);
		assertThat(this.server.memberCount("ns", "b")).isEqualTo(2);
		assertThat(this.server.memberCount("ns", "nowhere")).isZero();
		this.bob.disappear();
		assertThat(this.server.memberCount("ns", "b")).isOne();
	}

	private void expect(Mono<BroadcastResult> broadcast, BroadcastResult result) {
		StepVerifier.create(broadcast).then(this.loop::runTasks).expectNext(result).expectComplete().verify(SOON);
	}

	private TestClient client(String user, String... rooms) {
		Principal principal = new Principal() {

			@Override
			public String getName() {
				return user;
			}

			@Override
			public String toString() {
				return user;
			}

		};
		TestClient client = TestClient.connected(this.server, this.loop, principal, "ns");
		for (String room : rooms) {
			client.send("$j;ns;" + room + ";_OnRoomJoin;0;0;");
		}
		client.received();
		return client;
	}

	private static String token(TestClient client) {
		String question = client.received().get(0);
		return question.substring(0, question.indexOf(';'));
	}

	private static NeffosMessage message(String room, String body) {
		return NeffosMessage.builder().namespace("ns").room(room).event("e").body(body).build();
	}

}
