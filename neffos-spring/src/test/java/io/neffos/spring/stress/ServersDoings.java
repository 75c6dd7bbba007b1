package io.neffos.spring.stress;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

import io.neffos.spring.connection.Answer;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ManagedNeffosServer;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the server begins by itself: it asks those who stay, who all answer, and moves
 * those about who misbehave, who may do as they like.
 */
final class ServersDoings implements Runnable {

	private static final Duration PAUSE = Duration.ofMillis(10);

	private static final Duration SHORT = Duration.ofMillis(200);

	private final ManagedNeffosServer server;

	private final int steady;

	private final Random random;

	private final SoakProgress progress;

	private final BooleanSupplier over;

	ServersDoings(ManagedNeffosServer server, int steady, Random random, SoakProgress progress, BooleanSupplier over) {
		this.server = server;
		this.steady = steady;
		this.random = random;
		this.progress = progress;
		this.over = over;
	}

	@Override
	public void run() {
		while (!this.over.getAsBoolean()) {
			List<Answer> answers = this.server.to(SoakServer.STEADY)
				.askAll("question", "?", StressExtension.SOON)
				.collectList()
				.block(StressExtension.SOON);
			assertThat(answers).hasSize(this.steady).allSatisfy((answer) -> assertThat(answer.error()).isNull());
			answers.forEach((answer) -> this.progress.answer());
			this.server.connections(SoakServer.TROUBLE)
				.stream()
				.filter((connection) -> this.random.nextInt(10) == 0)
				.forEach((connection) -> move(connection).onErrorComplete().subscribe());
			Mono.delay(PAUSE).block(StressExtension.SOON);
		}
	}

	private Mono<?> move(NeffosConnection connection) {
		NamespaceConnection member = connection.namespace(SoakServer.TROUBLE);
		if (member == null) {
			return Mono.empty();
		}
		return switch (this.random.nextInt(7)) {
			case 0 -> Mono.fromRunnable(() -> connection.close(SoakServer.SENT_AWAY));
			case 1 -> member.join("own" + this.random.nextInt(5));
			case 2 -> member.leaveAll();
			case 3 -> member.disconnect();
			case 4 -> connection.connect(SoakServer.CHURN);
			case 5 -> member.ask("question", "?", SHORT);
			default ->
				connection.emit(NeffosMessage.builder().namespace(SoakServer.TROUBLE).event("e").body("hey").build())
					.result();
		};
	}

}
