package io.neffos.spring.boot.autoconfigure;

import java.io.IOException;
import java.util.function.Consumer;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.annotation.OnNamespaceConnect;
import io.neffos.spring.annotation.OnRoomJoin;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.wire.RawClient;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableReactiveWebApplicationContext;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.reactive.context.AnnotationConfigReactiveWebServerApplicationContext;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.web.bind.annotation.ControllerAdvice;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what clients are answered where an advice handles an exception.
 */
class ControllerAdviceTests {

	private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner(
			AnnotationConfigReactiveWebServerApplicationContext::new)
		.withConfiguration(AutoConfigurations.of(NeffosAutoConfiguration.class, NeffosWebFluxAutoConfiguration.class,
				CodecsAutoConfiguration.class, JacksonAutoConfiguration.class,
				NettyReactiveWebServerAutoConfiguration.class, HttpHandlerAutoConfiguration.class,
				WebFluxAutoConfiguration.class))
		.withPropertyValues("server.port=0", "server.address=127.0.0.1")
		.withUserConfiguration(Shop.class, Closed.class, Texts.class);

	@Test
	void value() {
		conversation(this.runner, (client) -> {
			client.ask("shop;;blocking;", "shop;;blocking;0;0;{\"problem\":\"broken\",\"body\":\"tea\"}");
			client.ask("shop;;reactive;", "shop;;reactive;0;0;{\"problem\":\"broken\",\"body\":\"tea\"}");
		});
	}

	@Test
	void nothing() {
		conversation(this.runner, (client) -> client.ask("shop;;ignored;", ";;;;;"));
	}

	@Test
	void error() {
		conversation(this.runner, (client) -> client.ask("shop;;wrong;", "shop;;wrong;1;0;not like this: tea"));
	}

	@Test
	void unhandled() {
		conversation(this.runner, (client) -> client.ask("shop;;unhandled;", "shop;;unhandled;1;0;internal error"));
	}

	@Test
	void failedAdvice() {
		conversation(this.runner, (client) -> client.ask("shop;;worse;", "shop;;worse;1;0;internal error"));
	}

	@Test
	void invalidPayload() {
		conversation(this.runner, (client) -> client.ask("shop;;number;", "shop;;number;1;0;invalid payload"));
		conversation(this.runner.withUserConfiguration(Payloads.class),
				(client) -> client.ask("shop;;number;", "shop;;number;0;0;not a number"));
	}

	@Test
	void refusal() {
		conversation(this.runner, (client) -> {
			client.ask("closed;;_OnNamespaceConnect;", "closed;;_OnNamespaceConnect;1;0;closed until May");
			client.ask("shop;full;_OnRoomJoin;", "shop;full;_OnRoomJoin;1;0;not like this: ");
			client.ask("shop;quiet;_OnRoomJoin;", "shop;quiet;_OnRoomJoin;1;0;internal error");
			client.ask("shop;open;_OnRoomJoin;", ";;;;;");
		});
	}

	@Test
	void order() {
		conversation(this.runner.withUserConfiguration(First.class), (client) -> {
			client.ask("shop;;blocking;", "shop;;blocking;0;0;first");
			client.ask("shop;;wrong;", "shop;;wrong;1;0;not like this: tea");
		});
	}

	@Test
	void otherControllers() {
		conversation(this.runner.withUserConfiguration(ClosedOnly.class), (client) -> {
			client.ask("shop;;wrong;", "shop;;wrong;1;0;not like this: tea");
			client.ask("closed;;_OnNamespaceConnect;", "closed;;_OnNamespaceConnect;1;0;for good");
		});
	}

	@Test
	void lazyCreation() {
		this.runner.run((context) -> {
			AnnotationConfigReactiveWebServerApplicationContext source = source(context);
			String advice = source.getBeanNamesForType(Texts.class)[0];
			assertThat(source.getBeanFactory().containsSingleton(advice)).isFalse();
			converse(source, (client) -> client.ask("shop;;wrong;", "shop;;wrong;1;0;not like this: tea"));
			assertThat(source.getBeanFactory().containsSingleton(advice)).isTrue();
			assertThat(source.getBean(Texts.class).server).isSameAs(source.getBean(ManagedNeffosServer.class));
		});
	}

	private static void conversation(ReactiveWebApplicationContextRunner runner, Consumer<Client> conversation) {
		runner.run((context) -> {
			assertThat(context).hasNotFailed();
			converse(source(context), conversation);
		});
	}

	private static AnnotationConfigReactiveWebServerApplicationContext source(
			AssertableReactiveWebApplicationContext context) {
		return context.getSourceApplicationContext(AnnotationConfigReactiveWebServerApplicationContext.class);
	}

	private static void converse(AnnotationConfigReactiveWebServerApplicationContext context,
			Consumer<Client> conversation) throws IOException {
		WebServer server = context.getWebServer();
		assertThat(server).isNotNull();
		try (RawClient raw = RawClient.open(server.getPort(), "/neffos")) {
			raw.text("M").text("$1;shop;;_OnNamespaceConnect;0;0;");
			assertThat(raw.next().text()).startsWith("A");
			assertThat(raw.next().text()).isEqualTo("$1;;;;;;");
			conversation.accept(new Client(raw));
		}
	}

	/**
	 * A client in namespace {@code shop}.
	 */
	record Client(RawClient raw) {

		void ask(String message, String answer) {
			try {
				this.raw.text("$2;" + message + "0;0;" + (message.contains("_On") ? "" : "tea"));
			}
			catch (IOException ex) {
				throw new AssertionError(ex);
			}
			assertThat(this.raw.next().text()).isEqualTo("$2;" + answer);
		}

	}

	record Problem(String problem, String body) {
	}

	@NeffosController("shop")
	static class Shop {

		@NeffosEvent
		void blocking() {
			throw new IllegalStateException("broken");
		}

		@NeffosEvent
		Mono<String> reactive() {
			return Mono.error(new IllegalStateException("broken"));
		}

		@NeffosEvent
		void ignored() {
			throw new UnsupportedOperationException();
		}

		@NeffosEvent
		void wrong() {
			throw new IllegalArgumentException("not like this");
		}

		@NeffosEvent
		void worse() {
			throw new ArithmeticException();
		}

		@NeffosEvent
		void unhandled() {
			throw new ArrayStoreException("secret");
		}

		@NeffosEvent
		void number(Integer number) {
		}

		@OnRoomJoin
		void join(NeffosMessage message) {
			switch (message.room()) {
				case "full" -> throw new IllegalArgumentException("not like this");
				case "quiet" -> throw new UnsupportedOperationException();
				default -> {
				}
			}
		}

	}

	@NeffosController("closed")
	static class Closed {

		@OnNamespaceConnect
		Mono<Void> connect() {
			return Mono.error(new SecurityException("until May"));
		}

	}

	@ControllerAdvice
	@Lazy
	static class Texts {

		private final ManagedNeffosServer server;

		Texts(ManagedNeffosServer server) {
			this.server = server;
		}

		@MessageExceptionHandler
		Problem state(IllegalStateException failure, NeffosMessage message) {
			return new Problem(failure.getMessage(), message.text());
		}

		@MessageExceptionHandler(UnsupportedOperationException.class)
		void ignored() {
		}

		@MessageExceptionHandler
		Mono<String> argument(IllegalArgumentException failure, NeffosMessage message) {
			return Mono.error(new NeffosException(failure.getMessage() + ": " + message.text()));
		}

		@MessageExceptionHandler
		String security(SecurityException failure) {
			return "closed " + failure.getMessage();
		}

		@MessageExceptionHandler
		void arithmetic(ArithmeticException failure) {
			throw new IllegalStateException("secret", failure);
		}

	}

	@ControllerAdvice
	static class Payloads {

		@MessageExceptionHandler
		String unreadable(MessagingException failure) {
			return "not a number";
		}

	}

	@Order(1)
	@ControllerAdvice
	static class First {

		@MessageExceptionHandler(IllegalStateException.class)
		String state() {
			return "first";
		}

	}

	@Order(1)
	@ControllerAdvice(assignableTypes = Closed.class)
	static class ClosedOnly {

		@MessageExceptionHandler({ IllegalArgumentException.class, SecurityException.class })
		String refusal() {
			return "for good";
		}

	}

}
