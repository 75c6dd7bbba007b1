package io.neffos.spring.annotation.support;

import java.time.Duration;

import io.neffos.spring.message.LifecycleCause;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.SystemEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.core.OverridingClassLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests of event methods that are written in Kotlin.
 */
class SuspendingMethodTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private final TestApplication application = new TestApplication(SuspendingController.class);

	@AfterEach
	void close() {
		this.application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "value", "immediateValue", "publisher" })
	void value(String event) {
		assertAnswer(send(event, ""), "done");
	}

	@ParameterizedTest
	@ValueSource(strings = { "unit", "immediateUnit", "nullValue", "monoOfUnit" })
	void nothing(String event) {
		StepVerifier.create(send(event, "")).expectComplete().verify(TIMEOUT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "failure", "immediateFailure" })
	void failure(String event) {
		assertFailure(send(event, ""), "no");
	}

	@Test
	void fatalErrors() {
		StepVerifier.create(send("fatalError", "")).expectError(NoClassDefFoundError.class).verify(TIMEOUT);
		StepVerifier.create(send("immediateFatalError", "")).expectError(StackOverflowError.class).verify(TIMEOUT);
	}

	@Test
	void payload() {
		assertAnswer(send("buy", "{\"item\":\"tea\",\"number\":2}"), new Bill("tea", 6));
		assertFailure(send("buy", ""), "invalid payload");
		assertFailure(send("buy", "{"), "invalid payload");
	}

	@Test
	void optionalPayload() {
		assertAnswer(send("optional", ""), "nothing");
		assertAnswer(send("optional", "{\"item\":\"tea\",\"number\":2}"), "tea");
	}

	@Test
	void surroundings() {
		Mockito.when(this.application.sender.namespace()).thenReturn("kotlin");
		assertAnswer(send("surroundings", "text"), "kotlin text");
		assertThat(this.application.handler("kotlin", "surroundings").borrowsBody()).isFalse();
	}

	@Test
	void thread() {
		StepVerifier.create(send("thread", ""))
			.assertNext((name) -> assertThat((String) name).startsWith(Thread.currentThread().getName()))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void cancellation() {
		SuspendingController controller = this.application.start().bean(SuspendingController.class);
		Disposable call = send("endless", "").subscribe();
		assertThat(controller.getCancelled().isCompleted()).isFalse();
		call.dispose();
		assertThat(controller.getCancelled().isCompleted()).isTrue();
	}

	@Test
	void exceptionHandler() {
		assertAnswer(send("handled", ""), "was broken");
	}

	@Test
	void refusal() {
		assertFailure(this.application.send(SystemEvent.ROOM_JOIN.message("kotlin", "red", LifecycleCause.REMOTE)),
				"closed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "kotlin.reflect", "kotlinx.coroutines.reactor" })
	void missingLibrary(String library) throws ClassNotFoundException {
		Class<?> controller = new LackingClassLoader(library).loadClass(SuspendingController.class.getName());
		try (TestApplication lacking = new TestApplication(controller)) {
			assertThatThrownBy(lacking::start).rootCause()
				.isInstanceOfSatisfying(InvalidEventMappingException.class, (ex) -> {
					assertThat(ex).hasMessageContaining("SuspendingController#");
					assertThat(ex.advice()).contains(library.replace('.', '-'));
				});
		}
	}

	private Mono<Object> send(String event, String body) {
		return this.application.send("kotlin", event, body);
	}

	private static void assertAnswer(Mono<Object> answer, Object expected) {
		StepVerifier.create(answer).expectNext(expected).expectComplete().verify(TIMEOUT);
	}

	private static void assertFailure(Mono<Object> answer, String text) {
		StepVerifier.create(answer)
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(NeffosException.class).hasMessage(text))
			.verify(TIMEOUT);
	}

	/**
	 * Loads the controller anew, and nothing of a library.
	 */
	static final class LackingClassLoader extends OverridingClassLoader {

		private final String library;

		LackingClassLoader(String library) {
			super(SuspendingController.class.getClassLoader());
			this.library = library;
		}

		@Override
		protected boolean isEligibleForOverriding(String className) {
			return className.startsWith(SuspendingController.class.getName());
		}

		@Override
		public Class<?> loadClass(String name) throws ClassNotFoundException {
			if (name.startsWith(this.library + ".")) {
				throw new ClassNotFoundException(name);
			}
			return super.loadClass(name);
		}

	}

}
