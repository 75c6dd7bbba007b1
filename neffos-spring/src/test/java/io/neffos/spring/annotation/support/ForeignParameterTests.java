package io.neffos.spring.annotation.support;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.security.Principal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.annotation.OnRoomJoin;
import io.neffos.spring.connection.Room;
import io.netty.channel.socket.SocketChannel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Constraint;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.MethodParameter;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.Headers;
import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.parameters.P;
import org.springframework.validation.Validator;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests of parameters that look as if they came from elsewhere than the message.
 */
class ForeignParameterTests {

	static Stream<Method> annotated() {
		return Arrays.stream(Annotated.class.getDeclaredMethods()).filter((method) -> !method.isSynthetic());
	}

	static Stream<Method> typed() {
		return Arrays.stream(Typed.class.getDeclaredMethods()).filter((method) -> !method.isSynthetic());
	}

	static Stream<Method> harmless() {
		return Arrays.stream(Harmless.class.getDeclaredMethods()).filter((method) -> !method.isSynthetic());
	}

	@ParameterizedTest
	@MethodSource("annotated")
	void foreignAnnotation(Method method) {
		assertThatThrownBy(() -> arguments(method)).isInstanceOf(InvalidEventMappingException.class)
			.hasMessageContaining("Parameter 0 has @" + annotation(method))
			.hasMessageContaining("would be taken for the message's body")
			.extracting((failure) -> ((InvalidEventMappingException) failure).advice())
			.asString()
			.contains("@Payload", "@Header", "Principal");
	}

	@ParameterizedTest
	@MethodSource("typed")
	void webType(Method method) {
		assertThatThrownBy(() -> arguments(method)).isInstanceOf(InvalidEventMappingException.class)
			.hasMessageContaining("Parameter 0 can't be a ")
			.extracting((failure) -> ((InvalidEventMappingException) failure).advice())
			.asString()
			.contains("Handshake");
	}

	@ParameterizedTest
	@MethodSource("harmless")
	void harmlessAnnotation(Method method) {
		assertThatCode(() -> arguments(method)).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@ValueSource(classes = { Shop.class, ShopOfAnInterface.class, Handling.class })
	void application(Class<?> component) {
		RefusedStart.assertFailure("would be taken for the message's body", "@Payload", component);
	}

	@Test
	void lifecycleEvent() {
		RefusedStart.assertFailure("Parameter 0 has @AuthenticationPrincipal", "Principal", Guarded.class);
	}

	private static void arguments(Method method) {
		PayloadArgumentFactory payloads = new PayloadArgumentFactory(TestApplication.JSON,
				Validator.forInstanceOf(Object.class, (value, errors) -> {
				}));
		new ArgumentFactory(new HandshakeHeaderResolver(new DefaultListableBeanFactory()), List.of(), payloads)
			.create(new EventMethod("bean", method.getDeclaringClass(), method), new EventMapping("shop", "event"));
	}

	private static String annotation(Method method) {
		return new MethodParameter(method, 0).getParameterAnnotations()[0].annotationType().getSimpleName();
	}

	@Retention(RetentionPolicy.RUNTIME)
	@AuthenticationPrincipal(expression = "id")
	@interface CurrentUser {

	}

	@Retention(RetentionPolicy.RUNTIME)
	@interface Unknown {

	}

	@Retention(RetentionPolicy.RUNTIME)
	@Size(max = 3)
	@Constraint(validatedBy = {})
	@interface Short {

		String message() default "too long";

		Class<?>[] groups() default {};

		Class<? extends jakarta.validation.Payload>[] payload() default {};

	}

	interface Annotated {

		void parameter(@RequestParam String value);

		void body(@RequestBody Map<String, String> value);

		void requestHeader(@RequestHeader String value);

		void user(@AuthenticationPrincipal Map<String, String> value);

		void composed(@CurrentUser Long value);

		void headers(@Headers Map<String, String> value);

		void variable(@DestinationVariable String value);

		void property(@Value("${a}") String value);

		void bean(@Autowired Map<String, String> value);

		void qualified(@Qualifier("a") Optional<String> value);

		void path(@PathParam("a") String value);

		void unknown(@Unknown String value);

	}

	interface Typed {

		void exchange(ServerWebExchange exchange);

		void exchangeAsPayload(@Payload ServerWebExchange exchange);

		void request(ServerHttpRequest request);

		void socket(WebSocketSession session);

		void session(WebSession session);

		void servlet(HttpServletRequest request);

		void jakarta(Session session);

		void message(GenericMessage<String> message);

		void security(Optional<SecurityContextImpl> context);

		void channel(SocketChannel channel);

	}

	interface Harmless {

		void plain(Map<String, String> value);

		void nullable(@Nullable Map<String, String> value);

		void valid(@Valid Map<String, String> value);

		void validated(@Validated Map<String, String> value);

		void constraint(@NotBlank String value);

		void formatted(@DateTimeFormat Instant value);

		void named(@P("value") String value);

		void unknownAsPayload(@Payload @Unknown String value);

		void composedConstraint(@Short String value);

		void explicit(@Payload @RequestBody String value);

		void explicitOther(@AuthenticationPrincipal @Payload Map<String, String> value);

		void principal(@AuthenticationPrincipal Principal value);

		void room(@DestinationVariable Room value);

	}

	@NeffosController("shop")
	static class Shop {

		@NeffosEvent
		void event(@RequestBody Map<String, String> body) {
		}

	}

	interface Event {

		void event(@AuthenticationPrincipal Map<String, String> user);

	}

	@NeffosController("shop")
	static class ShopOfAnInterface implements Event {

		@Override
		@NeffosEvent
		public void event(Map<String, String> user) {
		}

	}

	@NeffosController("shop")
	static class Handling {

		@NeffosEvent
		void event() {
		}

		@MessageExceptionHandler
		void failed(IllegalStateException ex, @RequestParam String value) {
		}

	}

	@NeffosController("shop")
	static class Guarded {

		@OnRoomJoin
		void join(@AuthenticationPrincipal Map<String, String> user) {
		}

	}

}
