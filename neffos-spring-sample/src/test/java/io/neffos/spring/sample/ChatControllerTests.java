package io.neffos.spring.sample;

import java.time.Duration;

import io.neffos.spring.boot.test.NeffosTest;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.test.NeffosTestClients;
import io.neffos.spring.test.TestNamespace;
import io.neffos.spring.test.TestRoom;
import org.junit.jupiter.api.Test;
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

	@Test
	void conversation() {
		TestRoom ann = signIn("ann").flatMap((chat) -> chat.join("lobby")).block(SOON);
		TestRoom bob = signIn("bob").flatMap((chat) -> chat.join("lobby")).block(SOON);
		StepVerifier.create(bob.events("chat").map(NeffosMessage::text))
			.then(() -> ann.emit("chat", new ChatMessages.Text("Hello")).subscribe())
			.assertNext((said) -> assertThat(said).contains("\"from\":\"ann\"", "\"text\":\"Hello\""))
			.thenCancel()
			.verify(SOON);
		StepVerifier.create(bob.events("presence").map(NeffosMessage::text))
			.expectNext("{\"members\":[\"ann\",\"bob\"]}")
			.thenCancel()
			.verify(SOON);
	}

	@Test
	void nameOfSomebodyElse() {
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

	private Mono<TestNamespace> signIn(String name) {
		return this.clients.connect(ChatController.NAMESPACE)
			.flatMap((chat) -> chat.ask("sign-in", new ChatMessages.SignIn(name, null)).thenReturn(chat));
	}

}
