package io.neffos.spring.boot.metrics;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.boot.autoconfigure.NeffosServerCustomizer;
import io.neffos.spring.boot.metrics.NeffosHandlerObservationContext.Outcome;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosCloseException;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.wire.RawClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableReactiveWebApplicationContext;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.handler.annotation.MessageExceptionHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is observed of handlers, and where the observation is current.
 */
class HandlerObservationTests {

	private static final String KEY = "micrometer.observation";

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	private final Queue<NeffosHandlerObservationContext> handled = new ConcurrentLinkedQueue<>();

	private final ReactiveWebApplicationContextRunner runner = ObservedApplication.runner()
		.withBean(ObservationRegistry.class, () -> this.registry)
		.withUserConfiguration(Handlers.class);

	HandlerObservationTests() {
		this.registry.observationConfig().observationHandler(new Recorder(this.handled));
	}

	@ParameterizedTest
	@ValueSource(strings = { "blocking", "reactive", "programmatic" })
	void broadcastInsideOfTheHandler(String event) {
		this.runner.run((context) -> {
			RawClient client = connected(context, "observed");
			client.text("$1;observed;;" + event + ";0;0;");
			List<String> answers = List.of(client.next().text(), client.next().text());
			assertThat(answers).containsExactlyInAnyOrder(";observed;;told;0;0;x", "$1;;;;;;");
			assertThat(context.getBean(Spy.class).duringBroadcasts).containsExactly("neffos.handler of " + event);
			client.close();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "blocking", "reactive" })
	void withoutContextPropagation(String event) {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer.context")).run((context) -> {
			RawClient client = connected(context, "observed");
			client.text("$1;observed;;" + event + ";0;0;");
			client.next();
			client.next();
			assertThat(context.getBean(Spy.class).duringBroadcasts).containsExactly("neffos.handler of " + event);
			client.close();
		});
	}

	@Test
	void reactorContext() {
		this.runner.run((context) -> {
			RawClient client = connected(context, "observed");
			assertThat(ObservedApplication.ask(client, "$1;observed;;later;0;0;"))
				.isEqualTo("$1;observed;;later;0;0;neffos.handler of later");
			client.close();
		});
	}

	@Test
	void automaticContextPropagation() {
		Hooks.enableAutomaticContextPropagation();
		try {
			this.runner.run((context) -> {
				RawClient client = connected(context, "observed");
				for (int i = 0; i < 3; i++) {
					assertThat(ObservedApplication.ask(client, "$1;observed;;operators;0;0;"))
						.isEqualTo("$1;observed;;operators;0;0;neffos.handler of operators");
				}
				assertThat(this.handled).hasSize(3)
					.allSatisfy((call) -> assertThat(call.getParentObservation()).isNull());
				client.close();
			});
		}
		finally {
			Hooks.disableAutomaticContextPropagation();
		}
	}

	@Test
	void suspendingFunction() {
		this.runner.withBean(SuspendingHandlers.class).run((context) -> {
			RawClient client = connected(context, "suspending");
			assertThat(ObservedApplication.ask(client, "$1;suspending;;observation;0;0;"))
				.isEqualTo("$1;suspending;;observation;0;0;neffos.handler");
			client.close();
		});
	}

	@Test
	void exceptionHandler() {
		this.runner.run((context) -> {
			RawClient client = connected(context, "observed");
			assertThat(ObservedApplication.ask(client, "$1;observed;;recovered;0;0;"))
				.isEqualTo("$1;observed;;recovered;0;0;neffos.handler of recovered");
			assertThat(observed("recovered").getOutcome()).isEqualTo(Outcome.SUCCESS);
			client.close();
		});
	}

	@Test
	void noObservationLeftOnThreads() {
		this.runner.run((context) -> {
			RawClient client = connected(context, "observed");
			for (int i = 0; i < 3; i++) {
				ObservedApplication.ask(client, "$1;observed;;later;0;0;");
			}
			assertThat(this.handled).hasSize(3).allSatisfy((call) -> assertThat(call.getParentObservation()).isNull());
			assertThat(this.registry.getCurrentObservation()).isNull();
			client.close();
		});
	}

	@Test
	void keyValues() {
		this.runner.run((context) -> {
			RawClient client = connected(context, "observed");
			ObservedApplication.ask(client, "$j;observed;lobby;_OnRoomJoin;0;0;");
			ObservedApplication.ask(client, "$1;observed;lobby;later;0;0;");
			NeffosHandlerObservationContext call = observed("later");
			assertThat(call.getName()).isEqualTo("neffos.handler");
			assertThat(call.getContextualName()).isEqualTo("neffos observed/later");
			assertThat(call.getLowCardinalityKeyValues()).containsExactlyInAnyOrder(
					KeyValue.of("neffos.server", "neffosServer"), KeyValue.of("neffos.namespace", "observed"),
					KeyValue.of("neffos.event", "later"), KeyValue.of("outcome", "SUCCESS"));
			assertThat(call.getHighCardinalityKeyValues()).containsExactlyInAnyOrder(
					KeyValue.of("neffos.room", "lobby"),
					KeyValue.of("neffos.connection.id", call.getConnection().connection().id()));
			client.close();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "recovered", "later" })
	void success(String event) {
		assertOutcome(event, Outcome.SUCCESS, null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "refuse", "refuseLater" })
	void refusal(String event) {
		assertOutcome(event, Outcome.REFUSED, NeffosException.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "fail", "failAtOnce" })
	void failure(String event) {
		assertOutcome(event, Outcome.ERROR, IllegalStateException.class);
	}

	@Test
	void close() {
		assertOutcome("close", Outcome.CLOSED, NeffosCloseException.class);
	}

	@Test
	void convention() {
		this.runner.withBean(OwnConvention.class).run((context) -> {
			RawClient client = connected(context, "observed");
			ObservedApplication.ask(client, "$1;observed;;later;0;0;");
			NeffosHandlerObservationContext call = observed("later");
			assertThat(call.getName()).isEqualTo("chat.events");
			assertThat(call.getHighCardinalityKeyValues()).isEmpty();
			assertThat(call.getLowCardinalityKeyValues()).contains(KeyValue.of("outcome", "SUCCESS"));
			client.close();
		});
	}

	@Test
	void switchedOff() {
		this.registry.observationConfig().observationPredicate((name, call) -> !name.equals("neffos.handler"));
		this.runner.run((context) -> {
			RawClient client = connected(context, "observed");
			assertThat(ObservedApplication.ask(client, "$1;observed;;recovered;0;0;")).endsWith(";none");
			assertThat(this.handled).isEmpty();
			client.close();
		});
	}

	@Test
	void noopRegistry() {
		ObservedApplication.runner()
			.withBean(ObservationRegistry.class, () -> ObservationRegistry.NOOP)
			.withUserConfiguration(Handlers.class)
			.run((context) -> {
				RawClient client = connected(context, "observed");
				assertThat(ObservedApplication.ask(client, "$1;observed;;later;0;0;")).endsWith(";none");
				client.close();
			});
	}

	private void assertOutcome(String event, Outcome outcome, @Nullable Class<? extends Throwable> error) {
		this.runner.run((context) -> {
			RawClient client = connected(context, "observed");
			client.text("$1;observed;;" + event + ";0;0;");
			client.next();
			NeffosHandlerObservationContext call = observed(event);
			assertThat(call.getOutcome()).isEqualTo(outcome);
			assertThat(call.getLowCardinalityKeyValue("outcome")).isEqualTo(KeyValue.of("outcome", outcome.name()));
			if (error != null) {
				assertThat(call.getError()).isInstanceOf(error);
			}
			else {
				assertThat(call.getError()).isNull();
			}
			client.close();
		});
	}

	private NeffosHandlerObservationContext observed(String event) {
		assertThat(this.handled).extracting(NeffosHandlerObservationContext::getEvent).containsExactly(event);
		return Objects.requireNonNull(this.handled.peek());
	}

	private static RawClient connected(AssertableReactiveWebApplicationContext context, String namespace)
			throws IOException {
		return ObservedApplication.connected(context.getSourceApplicationContext(), namespace);
	}

	private static String describe(@Nullable Observation observation) {
		if (observation == null || observation.isNoop()) {
			return "none";
		}
		Observation.ContextView context = observation.getContextView();
		return (context instanceof NeffosHandlerObservationContext call) ? call.getName() + " of " + call.getEvent()
				: String.valueOf(context.getName());
	}

	private static String describe(ContextView context) {
		return describe((Observation) context.getOrDefault(KEY, null));
	}

	private static NeffosMessage told() {
		return NeffosMessage.builder().event("told").body("x").build();
	}

	@Configuration(proxyBeanMethods = false)
	static class Handlers {

		@Bean
		ObservedController observedController(ObservationRegistry registry) {
			return new ObservedController(registry);
		}

		@Bean
		NeffosServerCustomizer programmaticHandlers(Spy spy) {
			return (server) -> server.namespace("observed", (events) -> events.on("programmatic", (sender, message) -> {
				sender.broadcast(told());
				return Mono.empty();
			}).on("failAtOnce", (sender, message) -> {
				throw new IllegalStateException("at once");
			})).broadcastObserver((namespace, broadcast) -> {
				spy.broadcast();
				return (result) -> {
				};
			});
		}

		@Bean
		Spy spy(ObservationRegistry registry) {
			return new Spy(registry);
		}

	}

	/**
	 * Sees which observation is current when somebody broadcasts.
	 */
	static class Spy {

		private final Queue<String> duringBroadcasts = new ConcurrentLinkedQueue<>();

		private final ObservationRegistry registry;

		Spy(ObservationRegistry registry) {
			this.registry = registry;
		}

		void broadcast() {
			this.duringBroadcasts.add(describe(this.registry.getCurrentObservation()));
		}

	}

	@NeffosController("observed")
	static class ObservedController {

		private final ObservationRegistry registry;

		ObservedController(ObservationRegistry registry) {
			this.registry = registry;
		}

		@NeffosEvent
		void blocking(NamespaceConnection sender) {
			sender.broadcast(told());
		}

		@NeffosEvent
		Mono<Void> reactive(NamespaceConnection sender) {
			sender.broadcast(told());
			return Mono.empty();
		}

		@NeffosEvent
		Mono<String> later() {
			return Mono.delay(Duration.ofMillis(1))
				.then(Mono.deferContextual((context) -> Mono.just(describe(context))));
		}

		@NeffosEvent
		Mono<String> operators() {
			return Mono.delay(Duration.ofMillis(1)).map((tick) -> describe(this.registry.getCurrentObservation()));
		}

		@NeffosEvent
		void refuse() {
			throw new NeffosException("no");
		}

		@NeffosEvent
		Mono<Void> refuseLater() {
			return Mono.delay(Duration.ofMillis(1)).then(Mono.error(new NeffosException("no")));
		}

		@NeffosEvent
		void fail() {
			throw new IllegalStateException("on purpose");
		}

		@NeffosEvent
		void close() {
			throw new NeffosCloseException(new CloseReason(4000, "enough"));
		}

		@NeffosEvent
		void recovered() {
			throw new UnsupportedOperationException();
		}

		@MessageExceptionHandler
		String unsupported(UnsupportedOperationException ex) {
			return describe(this.registry.getCurrentObservation());
		}

	}

	/**
	 * Keeps what has ended.
	 */
	private record Recorder(Queue<NeffosHandlerObservationContext> stopped)
			implements
				ObservationHandler<NeffosHandlerObservationContext> {

		@Override
		public void onStop(NeffosHandlerObservationContext context) {
			this.stopped.add(context);
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof NeffosHandlerObservationContext;
		}

	}

	static class OwnConvention extends DefaultNeffosHandlerObservationConvention {

		OwnConvention() {
			super("chat.events");
		}

		@Override
		public KeyValues getHighCardinalityKeyValues(NeffosHandlerObservationContext context) {
			return KeyValues.empty();
		}

	}

}
