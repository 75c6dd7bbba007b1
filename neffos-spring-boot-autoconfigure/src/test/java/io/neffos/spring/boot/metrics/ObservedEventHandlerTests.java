package io.neffos.spring.boot.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.neffos.spring.boot.metrics.NeffosHandlerObservationContext.Outcome;
import io.neffos.spring.connection.EventHandler;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Answers;
import org.mockito.Mockito;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests of {@link ObservedEventHandler}.
 */
class ObservedEventHandlerTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	private static final NeffosMessage MESSAGE = NeffosMessage.builder().event("e").body("x").build();

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	private final List<@Nullable Outcome> outcomes = new ArrayList<>();

	private final NamespaceConnection connection = Mockito.mock(NamespaceConnection.class, Answers.RETURNS_DEEP_STUBS);

	@BeforeEach
	void record() {
		Mockito.when(this.connection.connection().id()).thenReturn("id");
		this.registry.observationConfig().observationHandler(new ObservationHandler<>() {

			@Override
			public void onStop(Observation.Context context) {
				ObservedEventHandlerTests.this.outcomes.add(((NeffosHandlerObservationContext) context).getOutcome());
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return true;
			}

		});
	}

	@Test
	void cancellation() {
		StepVerifier.create(observed((sender, message) -> Mono.never()).handle(this.connection, MESSAGE))
			.expectSubscription()
			.then(() -> assertThat(this.outcomes).isEmpty())
			.thenCancel()
			.verify(SOON);
		assertThat(this.outcomes).containsExactly(Outcome.CANCELLED);
	}

	@Test
	void cancellationWhileEnding() {
		List<MonoSink<String>> sinks = new ArrayList<>();
		Mono<?> result = observed((sender, message) -> Mono.<String>create(sinks::add)).handle(this.connection,
				MESSAGE);
		StepVerifier.create(result).then(() -> sinks.get(0).success("x")).expectNextCount(1).thenCancel().verify(SOON);
		assertThat(this.outcomes).as("ends once").containsExactly(Outcome.SUCCESS);
	}

	@Test
	void endBeforeTheResult() {
		Mono<Integer> seen = observed((sender, message) -> Mono.fromSupplier(() -> "x"))
			.handle(this.connection, MESSAGE)
			.map((value) -> this.outcomes.size());
		StepVerifier.create(seen).expectNext(1).expectComplete().verify(SOON);
	}

	@Test
	void knownResults() {
		Mono<String> known = Mono.just("x");
		Mono<String> error = Mono.error(new NeffosException("no"));
		assertThat(observed((sender, message) -> known).handle(this.connection, MESSAGE)).isSameAs(known);
		assertThat(observed((sender, message) -> error).handle(this.connection, MESSAGE)).isSameAs(error);
		assertThat(this.outcomes).containsExactly(Outcome.SUCCESS, Outcome.REFUSED);
	}

	@Test
	void exception() {
		EventHandler handler = observed((sender, message) -> {
			throw new StackOverflowError();
		});
		assertThatExceptionOfType(StackOverflowError.class).isThrownBy(() -> handler.handle(this.connection, MESSAGE));
		assertThat(this.outcomes).containsExactly(Outcome.ERROR);
		assertThat(this.registry.getCurrentObservation()).isNull();
	}

	@Test
	@SuppressWarnings("NullAway")
	void noResult() {
		assertThatNullPointerException()
			.isThrownBy(() -> observed((sender, message) -> null).handle(this.connection, MESSAGE));
		assertThat(this.outcomes).containsExactly(Outcome.ERROR);
	}

	@Test
	void nestedHandlers() {
		List<@Nullable Observation> current = new ArrayList<>();
		EventHandler inner = observed((sender, message) -> {
			current.add(this.registry.getCurrentObservation());
			return Mono.empty();
		});
		observed((sender, message) -> {
			current.add(this.registry.getCurrentObservation());
			return inner.handle(sender, message);
		}).handle(this.connection, MESSAGE);
		assertThat(current).hasSize(2).doesNotContainNull().doesNotHaveDuplicates();
	}

	@Test
	void description() {
		EventHandler borrowing = new EventHandler() {

			@Override
			public Mono<?> handle(NamespaceConnection sender, NeffosMessage message) {
				return Mono.empty();
			}

			@Override
			public boolean borrowsBody() {
				return true;
			}

			@Override
			public String description() {
				return "mine";
			}

		};
		assertThat(observed(borrowing).borrowsBody()).isTrue();
		assertThat(observed(borrowing).description()).isEqualTo("mine");
		assertThat(observed((sender, message) -> Mono.empty()).borrowsBody()).isFalse();
	}

	private EventHandler observed(EventHandler handler) {
		return new ObservedEventHandler((connection) -> "neffosServer", "ns", "e", handler, this.registry, null);
	}

}
