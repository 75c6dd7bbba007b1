package io.neffos.spring.engine.broadcast;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.neffos.spring.connection.Answer;
import io.neffos.spring.connection.Broadcast;
import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.Emission;
import io.neffos.spring.connection.Exclude;
import io.neffos.spring.engine.session.Broadcaster;
import io.neffos.spring.engine.support.ServerCounters;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Broadcasts that run one after another.
 */
class SynchronousBroadcasterTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private static final BroadcastResult ONE = new BroadcastResult(1, 1, 0, 0);

	private final Manual manual = new Manual();

	private final SynchronousBroadcaster broadcaster = new SynchronousBroadcaster(this.manual, new ServerCounters(),
			64 * 1024 * 1024);

	@Test
	void oneAfterAnother() {
		List<String> done = new ArrayList<>();
		this.broadcaster.broadcast(broadcast("1")).result().subscribe((result) -> done.add("1"));
		this.broadcaster.broadcast(broadcast("2")).result().subscribe((result) -> done.add("2"));
		assertThat(this.manual.begun).containsExactly("1");
		this.manual.results.get(0).tryEmitValue(ONE);
		assertThat(this.manual.begun).containsExactly("1", "2");
		assertThat(done).containsExactly("1");
	}

	@Test
	void begunWithoutASubscriber() {
		this.broadcaster.broadcast(broadcast("1"));
		assertThat(this.manual.begun).containsExactly("1");
	}

	@Test
	void failure() {
		Mono<BroadcastResult> first = this.broadcaster.broadcast(broadcast("1")).result();
		this.broadcaster.broadcast(broadcast("2"));
		this.manual.results.get(0).tryEmitError(new NeffosException(NeffosError.LIMIT_EXCEEDED));
		StepVerifier.create(first).expectError(NeffosException.class).verify(SOON);
		assertThat(this.manual.begun).as("does not hold up the next one").containsExactly("1", "2");
	}

	@Test
	void manyThatAreDoneAtOnce() {
		AtomicInteger done = new AtomicInteger();
		Mono<BroadcastResult> first = this.broadcaster.broadcast(broadcast("first")).result();
		this.manual.immediate = true;
		for (int i = 0; i < 50_000; i++) {
			this.broadcaster.broadcast(broadcast("x")).result().subscribe((result) -> done.incrementAndGet());
		}
		this.manual.results.get(0).tryEmitValue(ONE);
		StepVerifier.create(first).expectNext(ONE).expectComplete().verify(SOON);
		assertThat(done).as("without running out of stack").hasValue(50_000);
	}

	@Test
	void tooManyThatWait() {
		String large = "x".repeat(1024 * 1024);
		for (int i = 0; i < 63; i++) {
			this.broadcaster.broadcast(broadcast(large));
		}
		StepVerifier.create(this.broadcaster.broadcast(broadcast(large)).result())
			.expectErrorMatches(
					(ex) -> ex instanceof NeffosException known && known.error() == NeffosError.LIMIT_EXCEEDED)
			.verify(SOON);
	}

	private static Broadcast broadcast(String body) {
		return Broadcast.of(Exclude.nobody(),
				List.of(NeffosMessage.builder().namespace("ns").event("e").body(body).build()));
	}

	/**
	 * Broadcasts to nobody, and is done when the test says so.
	 */
	private static final class Manual implements Broadcaster {

		private final List<String> begun = new ArrayList<>();

		private final List<Sinks.One<BroadcastResult>> results = new ArrayList<>();

		private boolean immediate;

		@Override
		public Emission<BroadcastResult> broadcast(Broadcast broadcast) {
			this.begun.add(broadcast.messages().get(0).text());
			if (this.immediate) {
				return () -> Mono.just(ONE);
			}
			Sinks.One<BroadcastResult> result = Sinks.one();
			this.results.add(result);
			return result::asMono;
		}

		@Override
		public Flux<Answer> ask(Broadcast question, Duration timeout) {
			return Flux.empty();
		}

	}

}
