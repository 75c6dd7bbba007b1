package io.neffos.spring.reference;

import java.time.Duration;

import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.message.NeffosMessage;
import reactor.core.publisher.Mono;

/**
 * Events upon which the server asks the client back.
 */
final class AskEvents {

	private static final Duration LONG = Duration.ofSeconds(10);

	private static final Duration SHORT = Duration.ofMillis(200);

	private AskEvents() {
	}

	static void declare(LoggedNamespace namespace) {
		namespace.on("askme", (connection, message) -> ask(connection, message, LONG))
			.on("askmeshort", (connection, message) -> ask(connection, message, SHORT))
			.on("askmego", (connection, message) -> Later.run(ask(connection, message, LONG)));
	}

	private static Mono<Void> ask(NamespaceConnection connection, NeffosMessage message, Duration timeout) {
		return connection.ask("onAsk", message.text(), timeout)
			.flatMap((answer) -> connection.emit("askResult", answer.text()).result())
			.onErrorResume((error) -> connection.emit("askError", Replies.errorText(error)).result());
	}

}
