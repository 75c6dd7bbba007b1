package io.neffos.spring.sample;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.neffos.spring.boot.test.NeffosTest;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.test.NeffosTestClient;
import io.neffos.spring.test.NeffosTestClients;
import io.neffos.spring.test.TestNamespace;
import io.neffos.spring.test.TestRoom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

@NeffosTest(ChatController.class)
@Import({ Members.class, Presence.class })
class ChatControllerTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	@Autowired
	private NeffosTestClients clients;

	@Autowired
	private NeffosServer server;

	@Test
	void conversation() {
		TestRoom ann = signIn("ann").flatMap((chat) -> chat.join("lobby")).block(SOON);
		TestRoom bob = signIn("bob").flatMap((chat) -> chat.join("lobby")).block(SOON);
		StepVerifier.create(bob.events("chat").map(NeffosMessage::text))
			.then(() -> ann.emit("chat", new ChatMessages.Text("Hello")))
			.assertNext((said) -> assertThat(said).contains("\"from\":\"ann\"", "\"text\":\"Hello\""))
			.thenCancel()
			.verify(SOON);
		StepVerifier.create(bob.events("presence").map(NeffosMessage::text))
			.expectNext("{\"members\":[\"ann\",\"bob\"]}")
			.thenCancel()
			.verify(SOON);
	}

	@Test
	void nameOfAnotherMember() {
		signIn("ann").block(SOON);
		StepVerifier.create(signIn("Ann"))
			.expectErrorMessage("The name Ann is taken. Please choose another one.")
			.verify(SOON);
	}

	@Test
	void withoutAName() {
		TestNamespace chat = this.clients.connect(ChatController.NAMESPACE).block(SOON);
		StepVerifier.create(chat.join("lobby")).expectErrorMessage("Please choose a name first.").verify(SOON);
		StepVerifier.create(chat.ask("sign-in", new ChatMessages.SignIn(" ", null)))
			.expectErrorMessage("Please enter a name.")
			.verify(SOON);
	}

	@Test
	void takeOver() {
		TestNamespace old = this.clients.connect(ChatController.NAMESPACE).block(SOON);
		String signedIn = old.ask("sign-in", new ChatMessages.SignIn("eve", null)).map(NeffosMessage::text).block(SOON);
		String token = signedIn.replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
		StepVerifier.create(old.client().closeStatus())
			.then(() -> this.clients.connect(ChatController.NAMESPACE)
				.flatMap((chat) -> chat.ask("sign-in", new ChatMessages.SignIn("eve", token)))
				.block(SOON))
			.expectNext(Members.TAKEN_OVER)
			.expectComplete()
			.verify(SOON);
	}

	@Test
	void nameOfWhoHasLeftTheChat() {
		TestNamespace first = signIn("dan").block(SOON);
		NeffosTestClient client = first.client();
		first.disconnect().block(SOON);
		TestNamespace second = client.connect(ChatController.NAMESPACE).block(SOON);
		signIn("dan").block(SOON);
		StepVerifier.create(second.ask("direct", new ChatMessages.Whisper("dan", "It's me, dan")))
			.expectErrorMessage("Please choose a name first.")
			.verify(SOON);
		StepVerifier.create(second.join("lobby")).expectErrorMessage("Please choose a name first.").verify(SOON);
	}

	@ParameterizedTest
	@CsvSource({ "Lobby,lobby", "\uFF4Cobby,lobby", "stra\u00DFe,strasse" })
	void lookalikeRooms(String room, String canonical) {
		TestNamespace chat = signIn("fay-" + room.codePointAt(0)).block(SOON);
		StepVerifier.create(chat.join(room))
			.expectErrorMessage("Please write the room's name as " + canonical + ".")
			.verify(SOON);
		assertThat(this.server.rooms(ChatController.NAMESPACE)).doesNotContain(room);
	}

	@ParameterizedTest
	@ValueSource(strings = { " lobby2", "lobby\uFE0F", "lobby\u200B" })
	void roomsThatLookLikeAnother(String room) {
		TestNamespace chat = signIn("gil-" + room.hashCode()).block(SOON);
		StepVerifier.create(chat.join(room))
			.expectErrorMessage("Please use only letters, digits, dots, dashes and underscores.")
			.verify(SOON);
	}

	@Test
	void churn() {
		TestRoom watching = signIn("ida").flatMap((chat) -> chat.join("churn")).block(SOON);
		TestNamespace restless = signIn("joe").block(SOON);
		AtomicInteger announcements = new AtomicInteger();
		Disposable counting = watching.events("presence").subscribe((message) -> announcements.incrementAndGet());
		long begin = System.nanoTime();
		for (int i = 0; i < 200; i++) {
			restless.join("churn").flatMap(TestRoom::leave).block(SOON);
		}
		restless.join("churn").block(SOON);
		StepVerifier
			.create(watching.events("presence")
				.map(NeffosMessage::text)
				.filter("{\"members\":[\"ida\",\"joe\"]}"::equals)
				.next())
			.expectNextCount(1)
			.expectComplete()
			.verify(SOON);
		counting.dispose();
		long periods = Duration.ofNanos(System.nanoTime() - begin).dividedBy(Presence.PAUSE);
		assertThat(announcements.get()).isBetween(1, (int) periods + 3);
	}

	private Mono<TestNamespace> signIn(String name) {
		return this.clients.connect(ChatController.NAMESPACE)
			.flatMap((chat) -> chat.ask("sign-in", new ChatMessages.SignIn(name, null)).thenReturn(chat));
	}

}
