package io.neffos.spring.reference;

import java.time.Duration;

import io.neffos.spring.server.ManagedNeffosServer;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * The admin call that asks clients; the first answer wins.
 */
final class AdminAsk {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private final AdminParameters parameters;

	AdminAsk(ServerRequest request) {
		this.parameters = new AdminParameters(request);
	}

	Mono<Answer> run(ManagedNeffosServer server) {
		Duration timeout = this.parameters.duration("timeout", TIMEOUT);
		return server.ask(this.parameters.message().body(this.parameters.text("body")).build(), timeout)
			.map((answer) -> new Answer(answer.text(), ""))
			.onErrorResume((error) -> Mono.just(new Answer("", Replies.errorText(error))));
	}

	/**
	 * What came of it.
	 *
	 * @param body the answer's body
	 * @param err the error's text, empty for none
	 */
	record Answer(String body, String err) {

	}

}
