package io.neffos.spring.server;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.neffos.spring.connection.Answer;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The first of many clients' answers that is no error.
 */
final class FirstAnswer {

	private FirstAnswer() {
	}

	/**
	 * Take the first message of many answers.
	 * @param answers the answers, none of which the returned one asks for before it is
	 * subscribed to
	 * @return the message; fails with the first error if there is none, with
	 * {@code write closed} if there is no answer at all
	 */
	static Mono<NeffosMessage> of(Flux<Answer> answers) {
		return Mono.defer(() -> {
			Queue<NeffosException> errors = new ConcurrentLinkedQueue<>();
			return answers.mapNotNull((answer) -> {
				if (answer.error() != null) {
					errors.add(answer.error());
				}
				return answer.message();
			}).next().switchIfEmpty(Mono.error(() -> {
				NeffosException first = errors.peek();
				return (first != null) ? first : new NeffosException(NeffosError.WRITE_CLOSED);
			}));
		});
	}

}
