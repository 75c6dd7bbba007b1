package io.neffos.spring.stress;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

import io.neffos.spring.limits.AskLimits;
import io.neffos.spring.limits.ConnectionLimits;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.server.NeffosServerBuilder;
import io.neffos.spring.wire.SwarmClient;
import io.neffos.spring.wire.SwarmInbox;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every action in every callback: whatever comes of it, it ends, and so does everything
 * that the client does.
 */
class ReentrancyTests {

	/** Who waits for himself waits that long. */
	private static final Duration BOUND = Duration.ofMillis(150);

	private static final ConnectionLimits LIMITS = limits(ConnectionLimits.DEFAULTS);

	@RegisterExtension
	final StressExtension stress = new StressExtension();

	@ParameterizedTest(name = "{1} in {0}, waiting: {2}")
	@MethodSource("cases")
	void actionInACallback(CallbackMoment moment, CallbackAction action, boolean waiting) {
		CallbackTrigger trigger = new CallbackTrigger(moment, action, waiting);
		NeffosServerBuilder builder = NeffosServer.builder().limits(LIMITS);
		trigger.declare(builder);
		ManagedNeffosServer server = this.stress.serve(builder);
		trigger.server(server);
		SwarmClient other = StressExtension.await(this.stress.connect("ns", new SwarmInbox()));
		StressExtension.await(other.join("ns", "r"));

		SwarmClient actor = StressExtension
			.await(this.stress.open(StressServer.PATH + "?" + CallbackTrigger.ACTOR, 0, new SwarmInbox()));
		StressExtension.await(settled(actor.acknowledge()));
		script().forEach((step) -> StressExtension.await(settled(step.apply(actor))));
		StressExtension.await(actor.close());
		StressExtension.await(trigger.ended());

		if (action.sparesOthers()) {
			assertThat(StressExtension.await(other.ask("ns", "r", "echo", "hello"))).endsWith(";hello");
			StressExtension.until("the other one alone", () -> server.acceptedConnections() == 1);
			assertThat(server.members("ns", "r")).hasSize(1);
		}
	}

	private static Stream<Arguments> cases() {
		return Stream.of(CallbackMoment.values())
			.flatMap((moment) -> Stream.of(CallbackAction.values())
				.flatMap((action) -> Stream.of(Arguments.of(moment, action, true),
						Arguments.of(moment, action, false))));
	}

	/**
	 * What a client does in its life, so that every callback runs.
	 */
	private static List<Function<SwarmClient, CompletableFuture<String>>> script() {
		Function<SwarmClient, CompletableFuture<String>> connect = (client) -> client.connect("ns");
		Function<SwarmClient, CompletableFuture<String>> join = (client) -> client.join("ns", "r");
		Function<SwarmClient, CompletableFuture<String>> leave = (client) -> client.leave("ns", "r");
		Function<SwarmClient, CompletableFuture<String>> disconnect = (client) -> client.disconnect("ns");
		Function<SwarmClient, CompletableFuture<String>> echo = (client) -> client.ask("ns", "", "echo", "hello");
		return List.of(connect, join, echo, leave, join, echo, disconnect, connect, join, echo);
	}

	private static <T> CompletableFuture<String> settled(CompletableFuture<T> step) {
		return step.handle((result, error) -> "settled");
	}

	private static ConnectionLimits limits(ConnectionLimits limits) {
		return limits.withAsks(AskLimits.DEFAULTS.withTimeout(BOUND).withPending(limits.asks().pending()))
			.withCloseGrace(BOUND);
	}

}
