package io.neffos.spring.annotation.support;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.annotation.OnRoomJoin;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.MethodParameter;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.messaging.handler.annotation.Payload;

import static io.neffos.spring.annotation.support.RefusedStart.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link NeffosHandlerMethodArgumentResolver}.
 */
class ArgumentResolverTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private final TestApplication application = new TestApplication(Shop.class)
		.handshake(Map.of("X-Shop", List.of("tea house")), () -> "ada")
		.resolver(new TenantResolver());

	@AfterEach
	void close() {
		this.application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "value", "blocking", "later", "elsewhere", "deferred" })
	void value(String event) {
		StepVerifier.create(send(event, "tea")).expectNext(event + " of acme: tea").expectComplete().verify(TIMEOUT);
	}

	@Test
	void twoDeferredValues() {
		StepVerifier.create(send("two", "")).expectNext("deferred later").expectComplete().verify(TIMEOUT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "mono", "publisher" })
	void reactiveParameter(String event) {
		StepVerifier.create(send(event, "")).expectNext("deferred of acme").expectComplete().verify(TIMEOUT);
	}

	@Test
	void eachSubscriptionAnew() {
		Mono<Object> call = send("deferred", "tea");
		for (int i = 0; i < 2; i++) {
			StepVerifier.create(call).expectNext("deferred of acme: tea").expectComplete().verify(TIMEOUT);
		}
	}

	@Test
	void lifecycleEvent() {
		StepVerifier.create(send("_OnRoomJoin", ""))
			.expectErrorMessage("_OnRoomJoin is closed to acme")
			.verify(TIMEOUT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "nothing", "nothingLater" })
	void noValue(String event) {
		StepVerifier.create(send(event, "")).expectNext("none").expectComplete().verify(TIMEOUT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "refusing", "refusingLater" })
	void error(String event) {
		StepVerifier.create(send(event, ""))
			.expectErrorSatisfies(
					(ex) -> assertThat(ex).isInstanceOf(NeffosException.class).hasMessage("no tenant for " + event))
			.verify(TIMEOUT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "failing", "failingLater", "failingBadly" })
	void errorWithAnExceptionHandler(String event) {
		StepVerifier.create(send(event, "")).expectNext("handled for acme").expectComplete().verify(TIMEOUT);
	}

	@Test
	void principalOfTheApplication() {
		StepVerifier.create(send("principal", "")).expectNext("tenant acme").expectComplete().verify(TIMEOUT);
	}

	@Test
	void builtInParametersFirst() {
		StepVerifier.create(send("builtIn", "tea"))
			.expectNext("tea house builtIn tea")
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void bodyIsKept() {
		assertThat(this.application.handler("value").borrowsBody()).isFalse();
	}

	@Test
	void firstOfSeveral() {
		List<String> asked = new ArrayList<>();
		try (TestApplication several = new TestApplication(OneTenant.class).resolver(new Named("none", false, asked))
			.resolver(new Named("first", true, asked))
			.resolver(new Named("second", true, asked))) {
			StepVerifier.create(several.send("tenant", "")).expectNext("first").expectComplete().verify(TIMEOUT);
			StepVerifier.create(several.send("tenant", "")).expectNext("first").expectComplete().verify(TIMEOUT);
		}
		assertThat(asked).as("once, when the methods are found").containsExactly("none", "first");
	}

	@Test
	void annotationOfSpring() {
		try (TestApplication supported = new TestApplication(OfSpring.class)
			.resolver(new Named("first", true, new ArrayList<>()))) {
			StepVerifier.create(supported.send("value", "")).expectNext("first").expectComplete().verify(TIMEOUT);
		}
		assertFailure("Parameter 0 has @Value, which no argument resolver supports",
				"NeffosHandlerMethodArgumentResolver",
				new TestApplication(OfSpring.class).resolver(new Named("none", false, new ArrayList<>())));
	}

	@Test
	void parameterThatNoneSupports() {
		assertFailure("Parameter 0 has @Tenant, which no argument resolver supports",
				"NeffosHandlerMethodArgumentResolver",
				new TestApplication(OneTenantAndBody.class).resolver(new Named("none", false, new ArrayList<>())));
		assertFailure("no codec reads a", "NeffosHandlerMethodArgumentResolver",
				new TestApplication(Unreadable.class).codecs(PayloadCodecs.NONE)
					.resolver(new Named("none", false, new ArrayList<>())));
		assertFailure("event '_OnRoomJoin' of namespace 'shop' has no body", "NeffosHandlerMethodArgumentResolver",
				OnJoin.class);
	}

	private Mono<Object> send(String event, String body) {
		return this.application.send(event, body).contextWrite(Context.of("tenant", "acme"));
	}

	@Retention(RetentionPolicy.RUNTIME)
	@interface Tenant {

	}

	/**
	 * Resolves in the way that the event's name asks for.
	 */
	private static final class TenantResolver implements NeffosHandlerMethodArgumentResolver {

		@Override
		public boolean supportsParameter(MethodParameter parameter) {
			return parameter.hasParameterAnnotation(Tenant.class);
		}

		@Override
		public @Nullable Object resolveArgument(MethodParameter parameter, NamespaceConnection sender,
				NeffosMessage message) {
			return switch (message.event()) {
				case "nothing" -> null;
				case "nothingLater" -> Mono.empty();
				case "refusing" -> throw refusal(message);
				case "refusingLater" -> Mono.error(refusal(message));
				case "failing" -> (isOfAMethod(parameter)) ? fail() : "acme";
				case "failingBadly" -> (isOfAMethod(parameter)) ? failBadly() : "acme";
				case "failingLater" ->
					(isOfAMethod(parameter)) ? Mono.error(new IllegalStateException("broken")) : Mono.just("acme");
				case "later" -> Mono.just("acme");
				case "mono", "publisher" -> Mono.deferContextual((context) -> Mono.just(context.get("tenant")));
				case "elsewhere" -> Mono.just("acme").publishOn(Schedulers.parallel());
				case "deferred" -> Mono.deferContextual((context) -> Mono.just(context.get("tenant")));
				case "two" -> Mono.just((parameter.getParameterIndex() == 0) ? "deferred" : "later");
				case "principal" -> (Principal) () -> "tenant acme";
				default -> "acme";
			};
		}

		private static boolean isOfAMethod(MethodParameter parameter) {
			return parameter.getParameterIndex() == 0;
		}

		private static Object failBadly() {
			throw new AssertionError("broken");
		}

		private static Object fail() {
			throw new IllegalStateException("broken");
		}

		private static NeffosException refusal(NeffosMessage message) {
			return new NeffosException("no tenant for " + message.event());
		}

	}

	/**
	 * Supports all parameters or none.
	 *
	 * @param name the value
	 * @param all whether all
	 * @param asked the names of those that were asked
	 */
	private record Named(String name, boolean all, List<String> asked) implements NeffosHandlerMethodArgumentResolver {

		@Override
		public boolean supportsParameter(MethodParameter parameter) {
			this.asked.add(this.name);
			return this.all;
		}

		@Override
		public Object resolveArgument(MethodParameter parameter, NamespaceConnection sender, NeffosMessage message) {
			return this.name;
		}

	}

	@NeffosController("shop")
	static class Shop {

		@NeffosEvent({ "value", "later", "elsewhere", "deferred" })
		Mono<String> reactive(@Tenant String tenant, String body, NeffosMessage message) {
			return Mono.just(message.event() + " of " + tenant + ": " + body);
		}

		@NeffosEvent
		String blocking(@Tenant String tenant, @Payload String body) {
			assertThat(Thread.currentThread().getName()).startsWith("blocking");
			return "blocking of " + tenant + ": " + body;
		}

		@NeffosEvent
		Mono<String> mono(@Tenant Mono<String> tenant) {
			return tenant.map((name) -> "deferred of " + name);
		}

		@NeffosEvent
		Mono<String> publisher(@Tenant Publisher<String> tenant) {
			return Mono.from(tenant).map((name) -> "deferred of " + name);
		}

		@NeffosEvent
		String two(@Tenant String one, @Tenant String other) {
			return one + " " + other;
		}

		@NeffosEvent({ "nothing", "nothingLater", "refusing", "refusingLater", "failing", "failingLater",
				"failingBadly" })
		String nullable(@Tenant @Nullable String tenant) {
			return (tenant != null) ? tenant : "none";
		}

		@NeffosEvent
		String principal(@Tenant Principal tenant) {
			return tenant.getName();
		}

		@NeffosEvent
		String builtIn(@Tenant @Header("X-Shop") String shop, @Tenant NeffosMessage message,
				@Tenant @Payload String body) {
			return shop + " " + message.event() + " " + body;
		}

		@OnRoomJoin
		void join(@Tenant String tenant, NeffosMessage message) {
			throw new NeffosException(message.event() + " is closed to " + tenant);
		}

		@MessageExceptionHandler
		String failed(IllegalStateException failure, @Tenant String tenant) {
			return "handled for " + tenant;
		}

		@MessageExceptionHandler
		String failedBadly(AssertionError failure, @Tenant String tenant) {
			return "handled for " + tenant;
		}

	}

	@NeffosController("shop")
	static class OneTenant {

		@NeffosEvent
		String tenant(@Tenant String tenant) {
			return tenant;
		}

	}

	@NeffosController("shop")
	static class OneTenantAndBody {

		@NeffosEvent
		String tenant(@Tenant String tenant, String body) {
			return tenant;
		}

	}

	@NeffosController("shop")
	static class OfSpring {

		@NeffosEvent
		String value(@Value("x") String value) {
			return value;
		}

	}

	@NeffosController("shop")
	static class Unreadable {

		@NeffosEvent
		void take(Thread thread) {
		}

	}

	@NeffosController("shop")
	static class OnJoin {

		@OnRoomJoin
		void join(String tenant) {
		}

	}

}
