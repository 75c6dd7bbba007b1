package io.neffos.spring.annotation.support;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.annotation.OnNamespaceConnect;
import io.neffos.spring.annotation.OnNativeMessage;
import io.neffos.spring.annotation.OnRoomJoin;
import io.neffos.spring.annotation.OnRoomLeft;
import io.neffos.spring.connection.JoinedRoom;
import io.neffos.spring.connection.Room;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import jakarta.validation.Valid;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.aop.framework.autoproxy.BeanNameAutoProxyCreator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.stereotype.Component;
import org.springframework.validation.Validator;
import org.springframework.validation.annotation.Validated;

import static io.neffos.spring.annotation.support.RefusedStart.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what keeps an application from starting.
 */
class InvalidEventMappingTests {

	@Test
	void duplicate() {
		InvalidEventMappingException failure = assertFailure("Two methods handle event 'a' of namespace 'x'",
				"another event", Duplicate.class);
		assertThat(failure.methods()).hasSize(2)
			.allSatisfy((method) -> assertThat(method).contains("Duplicate#", "of bean"));
	}

	@Test
	void duplicateInOneAnnotation() {
		InvalidEventMappingException failure = assertFailure("annotated twice with event 'a' of namespace 'x'",
				"one of the two names", DuplicateInOne.class);
		assertThat(failure.methods()).hasSize(1);
	}

	@Test
	void duplicateOfOneOfSeveral() {
		InvalidEventMappingException failure = assertFailure("Two methods handle event 'b' of namespace 'x'",
				"another event", DuplicateOfSeveral.class);
		assertThat(failure.methods()).hasSize(2);
	}

	@Test
	void unknownSystemEventOfSeveral() {
		assertFailure("no system event '_OnFoo'", "@OnRoomJoin", UnknownOfSeveral.class);
	}

	@Test
	void payloadOfALifecycleEventOfSeveral() {
		assertFailure("event '_OnRoomJoin' of namespace 'x' has no body", "room", LifecycleOfSeveral.class);
	}

	@Test
	void unknownSystemEvent() {
		assertFailure("no system event '_OnFoo'", "@OnRoomJoin", UnknownSystemEvent.class);
	}

	@Test
	void nativeMessageElsewhere() {
		assertFailure("belong to the empty namespace, not to 'x'", "namespace = \"\"", NativeElsewhere.class);
	}

	@Test
	void noNamespace() {
		assertFailure("namespace of an event method isn't known", "@NeffosController", NoNamespace.class);
	}

	@Test
	void twoPayloads() {
		assertFailure("Parameters 0 and 1 would both take the message's body", "record", TwoPayloads.class);
	}

	@Test
	void flux() {
		assertFailure("A reply is one message", "Mono of a list", ReturnsFlux.class);
	}

	@Test
	void reactivePayload() {
		assertFailure("Parameter 0 can't be reactive", "value itself", ReactivePayload.class);
	}

	@Test
	void serverAsParameter() {
		assertFailure("Parameter 0 can't be the server", "Inject", ServerParameter.class);
		assertFailure("Parameter 0 can't be the server", "Inject", ManagedServerParameter.class);
	}

	@Test
	void payloadOfLifecycleEvent() {
		assertFailure("event '_OnRoomJoin' of namespace 'x' has no body", "room", LifecyclePayload.class);
	}

	@Test
	void unreadableType() {
		assertFailure("no codec reads a", "String or byte[]",
				new TestApplication(Unreadable.class).codecs(PayloadCodecs.NONE));
	}

	@Test
	void validWithoutValidator() {
		for (Class<?> component : List.of(Checked.class, CheckedInGroup.class)) {
			assertFailure("but nothing validates it", "spring-boot-starter-validation",
					new TestApplication(component).validator(null));
			assertFailure("but nothing validates it", "spring-boot-starter-validation",
					new TestApplication(component).validator(Validator.forInstanceOf(Thread.class, (value, errors) -> {
					})));
		}
	}

	@Test
	void roomOfNamespaceEvent() {
		assertFailure("A Room is not there for event '_OnNamespaceConnect'", "Remove", RoomOfNamespaceEvent.class);
	}

	@Test
	void joinedRoomAfterLeaving() {
		assertFailure("A JoinedRoom is not there for event '_OnRoomLeft'", "Take a Room", JoinedRoomAfterLeaving.class);
	}

	@Test
	void exceptionHandler() {
		assertFailure("A reply is one message", "Mono of a list", BadExceptionHandler.class);
	}

	@Test
	void proxyWithoutTheMethod() {
		assertFailure("proxy doesn't have the event method", "class-based", HidingProxy.class);
	}

	@Test
	void hiddenType() {
		assertFailure("was not seen before its bean was created", "return type", HidingFactory.class);
	}

	@NeffosController("x")
	static class DuplicateInOne {

		@NeffosEvent({ "a", "b", "a" })
		void one() {
		}

	}

	@NeffosController("x")
	static class DuplicateOfSeveral {

		@NeffosEvent({ "a", "b" })
		void one() {
		}

		@NeffosEvent
		void b() {
		}

	}

	@NeffosController("x")
	static class UnknownOfSeveral {

		@NeffosEvent({ "a", "_OnFoo" })
		void one() {
		}

	}

	@NeffosController("x")
	static class LifecycleOfSeveral {

		@NeffosEvent({ "a", "_OnRoomJoin" })
		void one(String body) {
		}

	}

	@NeffosController("x")
	static class Duplicate {

		@NeffosEvent("a")
		void one() {
		}

		@NeffosEvent("a")
		void two() {
		}

	}

	@NeffosController("x")
	static class UnknownSystemEvent {

		@NeffosEvent("_OnFoo")
		void event() {
		}

	}

	@NeffosController("x")
	static class NativeElsewhere {

		@OnNativeMessage
		void event() {
		}

	}

	@Component
	static class NoNamespace {

		@NeffosEvent
		void event() {
		}

	}

	@NeffosController("x")
	static class TwoPayloads {

		@NeffosEvent
		void event(String one, String two) {
		}

	}

	@NeffosController("x")
	static class ReturnsFlux {

		@NeffosEvent
		Flux<String> event() {
			return Flux.empty();
		}

	}

	@NeffosController("x")
	static class ReactivePayload {

		@NeffosEvent
		void event(Mono<String> body) {
		}

	}

	@NeffosController("x")
	static class ServerParameter {

		@NeffosEvent
		void event(NeffosServer server) {
		}

	}

	@NeffosController("x")
	static class ManagedServerParameter {

		@NeffosEvent
		void event(ManagedNeffosServer server) {
		}

	}

	@NeffosController("x")
	static class LifecyclePayload {

		@OnRoomJoin
		void event(String body) {
		}

	}

	@NeffosController("x")
	static class Unreadable {

		@NeffosEvent
		void event(Thread body) {
		}

	}

	@NeffosController("x")
	static class Checked {

		@NeffosEvent
		void event(@Valid Map<String, String> body) {
		}

	}

	@NeffosController("x")
	static class CheckedInGroup {

		@NeffosEvent
		void event(@Validated(Checked.class) Optional<Map<String, String>> body) {
		}

	}

	@NeffosController("x")
	static class RoomOfNamespaceEvent {

		@OnNamespaceConnect
		void event(Room room) {
		}

	}

	@NeffosController("x")
	static class JoinedRoomAfterLeaving {

		@OnRoomLeft
		void event(JoinedRoom room) {
		}

	}

	@NeffosController("x")
	static class BadExceptionHandler {

		@NeffosEvent
		void event() {
		}

		@MessageExceptionHandler
		Flux<String> handle(IllegalStateException ex) {
			return Flux.empty();
		}

	}

	interface Other {

		void other();

	}

	@NeffosController("x")
	static class Hidden implements Other {

		@Override
		public void other() {
		}

		@NeffosEvent
		public void event() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class HidingProxy {

		@Bean
		static BeanNameAutoProxyCreator proxies() {
			BeanNameAutoProxyCreator creator = new BeanNameAutoProxyCreator();
			creator.setBeanNames("hidden");
			return creator;
		}

		@Bean
		Hidden hidden() {
			return new Hidden();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class HidingFactory {

		@Bean
		Other hidden() {
			return new Hidden();
		}

	}

}
