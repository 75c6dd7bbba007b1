package io.neffos.spring.boot.autoconfigure;

import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.wire.RawClient;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.reactive.context.AnnotationConfigReactiveWebServerApplicationContext;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What clients and the log read of a body that is refused.
 */
@ExtendWith(OutputCaptureExtension.class)
class PayloadErrorTests {

	private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner(
			AnnotationConfigReactiveWebServerApplicationContext::new)
		.withConfiguration(AutoConfigurations.of(NeffosAutoConfiguration.class, NeffosWebFluxAutoConfiguration.class,
				CodecsAutoConfiguration.class, JacksonAutoConfiguration.class, ValidationAutoConfiguration.class,
				NettyReactiveWebServerAutoConfiguration.class, HttpHandlerAutoConfiguration.class,
				WebFluxAutoConfiguration.class))
		.withPropertyValues("server.port=0", "server.address=127.0.0.1")
		.withUserConfiguration(Shop.class, Recovering.class);

	private final Logger logger = (Logger) LoggerFactory.getLogger("io.neffos.spring");

	@BeforeEach
	void debug() {
		this.logger.setLevel(Level.DEBUG);
	}

	@AfterEach
	void noDebug() {
		this.logger.setLevel(null);
	}

	@Test
	void validation() {
		assertAnswer(this.runner, "shop;;buy", "{\"item\":\"tea\",\"count\":0}",
				"1;0;invalid payload: count: how many?");
		assertAnswer(this.runner, "shop;;buy", "{\"item\":\"\",\"count\":0}",
				"1;0;invalid payload: count: how many?, item: which one?");
	}

	@Test
	void validationWithoutErrors(CapturedOutput output) {
		assertAnswer(this.runner.withPropertyValues("neffos.server.error.include-binding-errors=never"), "shop;;buy",
				"{\"item\":\"tea\",\"count\":0}", "1;0;invalid payload");
		assertThat(line(output)).contains("event 'buy' of namespace 'shop'", "Shop#buy(Order)", "connection '", "count",
				"how many?");
	}

	@Test
	void validationOfAKeyOfTheClients() {
		String key = "k".repeat(5000);
		assertAnswer(this.runner, "shop;;many", "{\"orders\":{\"" + key + "\":{\"item\":\"tea\",\"count\":0}}}",
				"1;0;invalid payload: orders[" + "k".repeat(193) + "...: how many?");
	}

	@Test
	void validationWithExceptionHandler() {
		assertAnswer(this.runner, "recovering;;buy", "{\"item\":\"tea\",\"count\":0}", "0;0;1 wrong");
	}

	@Test
	void bodyThatCantBeRead(CapturedOutput output) {
		assertAnswer(this.runner, "shop;;buy", "{\"item\":\"tea\",\"count\":\"a\\nb\"}", "1;0;invalid payload");
		assertThat(line(output)).contains(" DEBUG ", "event 'buy' of namespace 'shop'", "Shop#buy(Order)",
				"connection '", "Cannot deserialize value of type `int`");
		assertThat(output).doesNotContain("\tat ");
	}

	private static String line(CapturedOutput output) {
		return output.toString()
			.lines()
			.filter((line) -> line.contains("HandlerFailures") && line.contains("invalid payload"))
			.findFirst()
			.orElse("");
	}

	private static void assertAnswer(ReactiveWebApplicationContextRunner runner, String event, String body,
			String answer) {
		runner.run((context) -> {
			int port = ((WebServerApplicationContext) context.getSourceApplicationContext()).getWebServer().getPort();
			String namespace = event.substring(0, event.indexOf(';'));
			try (RawClient client = RawClient.open(port, "/neffos")) {
				client.text("M").text("$1;" + namespace + ";;_OnNamespaceConnect;0;0;");
				assertThat(client.next().text()).startsWith("A");
				assertThat(client.next().text()).isEqualTo("$1;;;;;;");
				client.text("$2;" + event + ";0;0;" + body);
				assertThat(client.next().text()).isEqualTo("$2;" + event + ";" + answer);
			}
		});
	}

	record Order(@NotBlank(message = "which one?") String item, @Min(value = 1, message = "how many?") int count) {
	}

	record Orders(Map<String, @Valid Order> orders) {
	}

	/**
	 * Has no exception handler.
	 */
	@NeffosController("shop")
	static class Shop {

		@NeffosEvent
		void buy(@Valid Order order) {
		}

		@NeffosEvent
		void many(@Valid Orders orders) {
		}

	}

	/**
	 * Has one.
	 */
	@NeffosController("recovering")
	static class Recovering {

		@NeffosEvent
		void buy(@Valid Order order) {
		}

		@MessageExceptionHandler
		String invalid(MethodArgumentNotValidException failure) {
			return (failure.getBindingResult() != null) ? failure.getBindingResult().getErrorCount() + " wrong" : "";
		}

	}

}
