package io.neffos.spring.test;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.neffos.spring.engine.client.ClientHandler;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Keeps what arrives, and knows how to answer.
 */
final class TestInbox implements ClientHandler {

	private final Sinks.Many<NeffosMessage> events;

	private final Map<String, Function<NeffosMessage, Mono<?>>> answers;

	TestInbox(int keptEvents, Map<String, Function<NeffosMessage, Mono<?>>> answers) {
		this.events = Sinks.many().replay().limit(keptEvents);
		this.answers = new ConcurrentHashMap<>(answers);
	}

	Flux<NeffosMessage> events() {
		return this.events.asFlux();
	}

	void onAsk(String event, Function<NeffosMessage, Mono<?>> answer) {
		this.answers.put(event, answer);
	}

	@Override
	public void event(NeffosMessage message) {
		this.events.tryEmitNext(message).orThrow();
	}

	@Override
	public Mono<?> question(NeffosMessage question) {
		Function<NeffosMessage, Mono<?>> answer = this.answers.get(question.event());
		if (answer != null) {
			return answer.apply(question);
		}
		return (SystemEvent.of(question.event()) != null) ? Mono.empty()
				: Mono.error(new NeffosException(NeffosError.UNKNOWN_EVENT));
	}

	@Override
	public void ended(CloseReason reason) {
		this.events.tryEmitComplete();
	}

}
