package io.neffos.spring.reference;

import java.nio.charset.StandardCharsets;

import io.neffos.spring.connection.EventHandler;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import reactor.core.publisher.Mono;

/**
 * Answers that more than one namespace gives.
 */
final class Replies {

	private Replies() {
	}

	static Mono<?> echo(NamespaceConnection connection, NeffosMessage message) {
		return Mono.just(message);
	}

	static Mono<?> text(NeffosMessage question, String text) {
		return (question.isBinary()) ? Mono.just(text.getBytes(StandardCharsets.UTF_8)) : Mono.just(text);
	}

	static EventHandler refusal(String text) {
		return (connection, message) -> Mono.error(new NeffosException(text));
	}

	static String errorText(Throwable error) {
		return (error instanceof NeffosException ex) ? ex.text() : error.toString();
	}

}
