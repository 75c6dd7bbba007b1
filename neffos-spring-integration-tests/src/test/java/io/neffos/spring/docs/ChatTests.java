package io.neffos.spring.docs;

import java.time.Duration;

import io.neffos.spring.boot.test.NeffosTest;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.test.NeffosTestClient;
import io.neffos.spring.test.NeffosTestClients;
import io.neffos.spring.test.TestNamespace;
import io.neffos.spring.test.TestRoom;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;

@NeffosTest(ChatController.class)
class ChatTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	@Autowired
	private NeffosTestClients clients;

	@Test
	void conversation() {
		TestRoom ada = this.clients.connect("chat").flatMap((chat) -> chat.join("lobby")).block(SOON);
		TestRoom bob = this.clients.connect("chat").flatMap((chat) -> chat.join("lobby")).block(SOON);
		StepVerifier.create(bob.events("said").map(NeffosMessage::text))
			.then(() -> ada.emit("say", "Hello"))
			.expectNext("Hello")
			.thenCancel()
			.verify(SOON);
	}

	@Test
	void closedRoom() {
		StepVerifier.create(this.clients.connect("chat").flatMap((chat) -> chat.join("attic")))
			.expectErrorMessage("The attic is closed.")
			.verify(SOON);
	}

	@Test
	void time() {
		TestNamespace chat = this.clients.connect("chat").block(SOON);
		StepVerifier.create(chat.ask("time", ""))
			.expectNextMatches((answer) -> answer.text().contains(":"))
			.expectComplete()
			.verify(SOON);
	}

	@Test
	void messageThatIsTooLarge() {
		NeffosTestClient client = this.clients.connect().block(SOON);
		StepVerifier.create(client.closeStatus())
			.then(() -> client.sendRaw("x".repeat(100_000)).subscribe())
			.expectNextMatches((reason) -> reason.code() == 1009)
			.expectComplete()
			.verify(SOON);
	}

}
