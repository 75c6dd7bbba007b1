package io.neffos.spring.annotation.support;

import java.time.Duration;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.annotation.OnNamespaceConnect;
import io.neffos.spring.annotation.OnRoomJoin;
import io.neffos.spring.connection.Room;
import io.neffos.spring.message.LifecycleCause;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.messaging.handler.MessagingAdviceBean;
import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of exception handlers.
 */
class EventExceptionHandlerTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private final TestApplication application = new TestApplication(Failing.class, Plain.class)
		.advice(advice(new Advice()));

	@AfterEach
	void close() {
		this.application.close();
	}

	@Test
	void answer() {
		assertAnswer("state", "was broken");
	}

	@Test
	void answerOfReactiveHandler() {
		assertAnswer("argument", "was wrong argument");
	}

	@Test
	void error() {
		assertError(this.application.send("unsupported", ""), "not here");
	}

	@Test
	void cause() {
		assertAnswer("nested", "was broken");
	}

	@Test
	void advice() {
		assertAnswer("arithmetic", "advised");
	}

	@Test
	void localBeforeAdvice() {
		assertAnswer("state", "was broken");
		StepVerifier.create(this.application.send(NeffosMessage.builder().namespace("plain").event("state").build()))
			.expectNext("advised state")
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void validation() {
		StepVerifier.create(this.application.send("checked", "{\"name\":\"\"}"))
			.expectNext("name is empty")
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void unhandled() {
		StepVerifier.create(this.application.send("unhandled", ""))
			.expectError(ArrayIndexOutOfBoundsException.class)
			.verify(TIMEOUT);
	}

	@Test
	void fatalErrors() {
		for (String event : new String[] { "noClass", "stackOverflow" }) {
			StepVerifier.create(this.application.send("plain", event, ""))
				.expectErrorSatisfies((ex) -> assertThat(ex).hasMessageContaining("ended with java.lang."))
				.verify(TIMEOUT);
		}
	}

	@Test
	void handledRefusal() {
		Mockito.when(this.application.sender.toRoom("red")).thenReturn(Mockito.mock(Room.class));
		assertError(this.application.send(SystemEvent.ROOM_JOIN.message("shop", "red", LifecycleCause.REMOTE)),
				"was full");
		StepVerifier
			.create(this.application.send(SystemEvent.NAMESPACE_CONNECT.message("shop", "", LifecycleCause.REMOTE)))
			.expectError(ArrayStoreException.class)
			.verify(TIMEOUT);
	}

	@Test
	void bodyInExceptionHandler() {
		assertThat(this.application.handler("state").borrowsBody()).isFalse();
		assertThat(this.application.handler("plain", "state").borrowsBody()).isTrue();
	}

	private void assertAnswer(String event, String answer) {
		StepVerifier.create(this.application.send(event, "")).expectNext(answer).expectComplete().verify(TIMEOUT);
	}

	private static void assertError(Mono<Object> answer, String text) {
		StepVerifier.create(answer)
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(NeffosException.class).hasMessage(text))
			.verify(TIMEOUT);
	}

	private static MessagingAdviceBean advice(Object bean) {
		MessagingAdviceBean advice = Mockito.mock(MessagingAdviceBean.class);
		Mockito.doReturn(bean.getClass()).when(advice).getBeanType();
		Mockito.when(advice.resolveBean()).thenReturn(bean);
		Mockito.when(advice.isApplicableToBeanType(Mockito.any())).thenReturn(true);
		return advice;
	}

	record Named(@NotBlank String name) {
	}

	@NeffosController("shop")
	static class Failing {

		@NeffosEvent
		void state() {
			throw new IllegalStateException("broken");
		}

		@NeffosEvent
		Mono<Void> argument() {
			return Mono.error(new IllegalArgumentException("wrong argument"));
		}

		@NeffosEvent
		void unsupported() {
			throw new UnsupportedOperationException();
		}

		@NeffosEvent
		void nested() throws Exception {
			throw new Exception("outer", new IllegalStateException("broken"));
		}

		@NeffosEvent
		void arithmetic() {
			throw new ArithmeticException();
		}

		@NeffosEvent
		void checked(@Valid Named named) {
		}

		@NeffosEvent
		void unhandled() {
			throw new ArrayIndexOutOfBoundsException();
		}

		@OnRoomJoin
		void join(Room room) {
			throw new IllegalStateException("full");
		}

		@OnNamespaceConnect
		void connect() {
			throw new ArrayStoreException();
		}

		@MessageExceptionHandler
		String state(IllegalStateException ex, NeffosMessage message) {
			return "was " + ex.getMessage();
		}

		@MessageExceptionHandler
		Mono<String> argument(IllegalArgumentException ex) {
			return Mono.just("was " + ex.getMessage());
		}

		@MessageExceptionHandler(UnsupportedOperationException.class)
		void unsupportedOperation() {
			throw new NeffosException("not here");
		}

		@MessageExceptionHandler
		void store(ArrayStoreException ex) {
		}

		@MessageExceptionHandler
		String invalid(MethodArgumentNotValidException ex) {
			assertThat(ex.getBindingResult()).isNotNull();
			return ex.getBindingResult().getFieldErrors().get(0).getField() + " is empty";
		}

	}

	@NeffosController("plain")
	static class Plain {

		@NeffosEvent
		void noClass() {
			throw new NoClassDefFoundError("gone");
		}

		@NeffosEvent
		void stackOverflow() {
			throw new StackOverflowError();
		}

		@NeffosEvent
		void state() {
			throw new IllegalStateException();
		}

	}

	static class Advice {

		@MessageExceptionHandler
		String arithmetic(ArithmeticException ex) {
			return "advised";
		}

		@MessageExceptionHandler
		String state(IllegalStateException ex) {
			if (ex.getCause() != null) {
				throw ex;
			}
			return "advised state";
		}

	}

}
