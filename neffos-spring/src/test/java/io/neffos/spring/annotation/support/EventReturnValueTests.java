package io.neffos.spring.annotation.support;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.Emission;
import io.neffos.spring.message.NeffosException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what event methods return, and of where they run.
 */
class EventReturnValueTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private final TestApplication application = new TestApplication(Returning.class);

	@AfterEach
	void close() {
		this.application.close();
	}

	@Test
	void values() {
		for (String event : new String[] { "value", "mono", "future", "undeclared" }) {
			StepVerifier.create(this.application.send(event, "")).expectNext("done").expectComplete().verify(TIMEOUT);
		}
	}

	@Test
	void nothing() {
		for (String event : new String[] { "nothing", "nullValue", "emptyMono", "voidMono", "emptyFuture" }) {
			StepVerifier.create(this.application.send(event, "")).expectComplete().verify(TIMEOUT);
		}
	}

	@Test
	void emissions() {
		StepVerifier.create(this.application.send("emission", "")).expectComplete().verify(TIMEOUT);
		for (String event : new String[] { "failedEmission", "undeclaredEmission" }) {
			StepVerifier.create(this.application.send(event, "")).expectErrorMessage("no").verify(TIMEOUT);
		}
	}

	@Test
	void errors() {
		for (String event : new String[] { "throwing", "throwingMono", "failedMono", "failedVoid", "failedFuture" }) {
			StepVerifier.create(this.application.send(event, ""))
				.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(NeffosException.class).hasMessage("no"))
				.verify(TIMEOUT);
		}
	}

	@Test
	void multipleValuesAtRunTime() {
		StepVerifier.create(this.application.send("undeclaredFlux", ""))
			.expectErrorSatisfies((ex) -> assertThat(ex).hasMessageContaining("for a reply"))
			.verify(TIMEOUT);
	}

	@Test
	void blockingMethodThread() {
		StepVerifier.create(this.application.send("thread", ""))
			.assertNext((name) -> assertThat((String) name).startsWith("blocking"))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void reactiveMethodThread() {
		StepVerifier.create(this.application.send("reactiveThread", ""))
			.expectNext(Thread.currentThread().getName())
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void emissionMethodThread() {
		StepVerifier.create(this.application.send("emissionThread", ""))
			.expectErrorMessage(Thread.currentThread().getName())
			.verify(TIMEOUT);
	}

	@NeffosController("shop")
	static class Returning {

		@NeffosEvent
		String value() {
			return "done";
		}

		@NeffosEvent
		Emission<BroadcastResult> emission() {
			return () -> Mono.just(BroadcastResult.NONE);
		}

		@NeffosEvent
		Emission<BroadcastResult> failedEmission() {
			return Emission.failed(new NeffosException("no"));
		}

		@NeffosEvent
		Emission<Void> emissionThread() {
			return Emission.failed(new NeffosException(Thread.currentThread().getName()));
		}

		@NeffosEvent
		Object undeclaredEmission() {
			return Mono.just(Emission.failed(new NeffosException("no")));
		}

		@NeffosEvent
		Mono<String> mono() {
			return Mono.just("done");
		}

		@NeffosEvent
		CompletableFuture<String> future() {
			return CompletableFuture.completedFuture("done");
		}

		@NeffosEvent
		Object undeclared() {
			return Mono.just("done");
		}

		@NeffosEvent
		Object undeclaredFlux() {
			return Flux.just("a", "b");
		}

		@NeffosEvent
		void nothing() {
		}

		@NeffosEvent
		@org.jspecify.annotations.Nullable
		String nullValue() {
			return null;
		}

		@NeffosEvent
		Mono<String> emptyMono() {
			return Mono.empty();
		}

		@NeffosEvent
		Mono<Void> voidMono() {
			return Mono.empty();
		}

		@NeffosEvent
		CompletableFuture<Void> emptyFuture() {
			return CompletableFuture.completedFuture(null);
		}

		@NeffosEvent
		void throwing() {
			throw new NeffosException("no");
		}

		@NeffosEvent
		Mono<String> throwingMono() {
			throw new NeffosException("no");
		}

		@NeffosEvent
		Mono<String> failedMono() {
			return Mono.error(new NeffosException("no"));
		}

		@NeffosEvent
		Mono<Void> failedVoid() {
			return Mono.error(new NeffosException("no"));
		}

		@NeffosEvent
		CompletableFuture<String> failedFuture() {
			return CompletableFuture.failedFuture(new NeffosException("no"));
		}

		@NeffosEvent
		String thread() {
			return Thread.currentThread().getName();
		}

		@NeffosEvent
		Mono<String> reactiveThread() {
			return Mono.just(Thread.currentThread().getName());
		}

	}

}
