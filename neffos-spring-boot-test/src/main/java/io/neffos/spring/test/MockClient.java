package io.neffos.spring.test;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

import io.neffos.spring.message.BodyConverter;
import io.neffos.spring.message.LifecycleCause;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.NeffosMessageBuilder;
import io.neffos.spring.message.SystemEvent;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The client of a mock connection: answers asks with stubs.
 *
 * @param answers the stubs by event
 * @param converter writes and reads bodies
 * @param askTimeout how long an ask without a timeout of its own waits
 * @param closed completes when the connection ends
 */
record MockClient(Map<String, Function<NeffosMessage, Mono<?>>> answers, BodyConverter converter, Duration askTimeout,
		Sinks.Empty<Void> closed) {

	MockClient(Map<String, Function<NeffosMessage, Mono<?>>> answers, BodyConverter converter, Duration askTimeout) {
		this(Map.copyOf(answers), converter, askTimeout, Sinks.empty());
	}

	/**
	 * Fails all open asks and those to come.
	 */
	void close() {
		this.closed.tryEmitEmpty();
	}

	/**
	 * Answers an ask on subscription.
	 */
	Mono<NeffosMessage> ask(NeffosMessage question, @Nullable Duration timeout) {
		Mono<NeffosMessage> answer = Mono.defer(() -> stub(question))
			.map((body) -> this.converter.write(body, answerTo(question)).build())
			.switchIfEmpty(Mono.fromSupplier(() -> NeffosMessage.builder().build()))
			.timeout((timeout != null) ? timeout : this.askTimeout, Mono.error(() -> error(NeffosError.ASK_TIMEOUT)));
		return Mono.firstWithSignal(this.closed.asMono().then(Mono.error(() -> error(NeffosError.WRITE_CLOSED))),
				answer);
	}

	/**
	 * Ask for agreement to a lifecycle event on subscription.
	 */
	Mono<Void> agree(SystemEvent event, String namespace, String room) {
		return Mono.defer(() -> ask(event.message(namespace, room, LifecycleCause.LOCAL), null)).then();
	}

	NeffosMessage message(String namespace, String room, String event, Object body) {
		return this.converter.write(body, NeffosMessage.builder().namespace(namespace).room(room).event(event)).build();
	}

	@SuppressWarnings("unchecked")
	private Mono<Object> stub(NeffosMessage question) {
		Function<NeffosMessage, Mono<?>> stub = this.answers.get(question.event());
		if (stub != null) {
			return (Mono<Object>) stub.apply(question);
		}
		if (question.isNative()) {
			return Mono.never();
		}
		return (SystemEvent.isReserved(question.event())) ? Mono.empty() : Mono.error(error(NeffosError.UNKNOWN_EVENT));
	}

	private static NeffosMessageBuilder answerTo(NeffosMessage question) {
		return NeffosMessage.builder().namespace(question.namespace()).room(question.room()).event(question.event());
	}

	private static NeffosException error(NeffosError error) {
		return new NeffosException(error);
	}

}
