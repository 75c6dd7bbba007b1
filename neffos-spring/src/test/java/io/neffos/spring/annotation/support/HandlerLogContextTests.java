package io.neffos.spring.annotation.support;

import java.time.Duration;

import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.engine.support.LogContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The connection's id in the MDC of the thread that calls a method.
 */
class HandlerLogContextTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private final TestApplication application = new TestApplication(Shop.class);

	@AfterEach
	void close() {
		this.application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "blocking", "reactive" })
	void idWhileTheMethodRuns(String event) {
		StepVerifier.create(this.application.send(event, "").contextWrite(Context.of(LogContext.KEY, "c1")))
			.expectNext("c1")
			.expectComplete()
			.verify(TIMEOUT);
		// on the same thread, of which there is one
		StepVerifier.create(this.application.send(event, "")).expectNext("none").expectComplete().verify(TIMEOUT);
	}

	@Test
	void idAfterAFailure() {
		StepVerifier.create(this.application.send("failing", "").contextWrite(Context.of(LogContext.KEY, "c1")))
			.expectError(IllegalStateException.class)
			.verify(TIMEOUT);
		StepVerifier.create(this.application.send("blocking", "")).expectNext("none").expectComplete().verify(TIMEOUT);
	}

	@Test
	void contextPropagation() {
		try (ContextSnapshot.Scope scope = ContextSnapshotFactory.builder()
			.build()
			.setThreadLocalsFrom(Context.of(LogContext.KEY, "c1"))) {
			assertThat(scope).isNotNull();
			assertThat(MDC.get("neffos.connection")).isEqualTo("c1");
		}
		assertThat(MDC.get("neffos.connection")).isNull();
	}

	@NeffosController("shop")
	static class Shop {

		@NeffosEvent
		String blocking() {
			return id();
		}

		@NeffosEvent
		Mono<String> reactive() {
			return Mono.just(id());
		}

		@NeffosEvent
		void failing() {
			throw new IllegalStateException();
		}

		private static String id() {
			@Nullable String id = MDC.get("neffos.connection");
			return (id != null) ? id : "none";
		}

	}

}
