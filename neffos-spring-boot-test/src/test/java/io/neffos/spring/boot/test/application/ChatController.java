package io.neffos.spring.boot.test.application;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.message.NeffosMessage;

/**
 * A controller that needs a service.
 */
@NeffosController("chat")
public class ChatController {

	private final Greetings greetings;

	ChatController(Greetings greetings) {
		this.greetings = greetings;
	}

	@NeffosEvent
	Greeting greet(Name name) {
		return new Greeting(this.greetings.of(name.name()));
	}

	@NeffosEvent
	void say(NamespaceConnection sender, NeffosMessage message) {
		sender.broadcastOthers(message.toBuilder().event("said").build());
	}

	@NeffosEvent
	void fail() {
		throw new UnsupportedOperationException("no");
	}

	record Name(String name) {
	}

	record Greeting(String text) {
	}

}
