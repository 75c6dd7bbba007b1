package io.neffos.spring.docs;

import io.neffos.spring.connection.Room;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.test.MockNeffosConnection;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ChatControllerTests {

	private final ChatController controller = new ChatController();

	private final MockNeffosConnection ada = MockNeffosConnection.builder()
		.principal(() -> "ada")
		.room("chat", "lobby")
		.build();

	@Test
	void message() {
		this.controller.say(this.ada.room("chat", "lobby"), "Hello");
		assertThat(this.ada.broadcasts()).extracting(NeffosMessage::text).containsExactly("Hello");
	}

	@Test
	void closedRoom() {
		Room attic = this.ada.toNamespace("chat").toRoom("attic");
		assertThatExceptionOfType(NeffosException.class).isThrownBy(() -> this.controller.join(attic))
			.withMessage("The attic is closed.");
	}

}
