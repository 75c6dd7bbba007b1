package io.neffos.spring.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.story.StoryRunner.RandomStory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One story: two clients come, both sides do things at random, everything comes to rest,
 * the clients go.
 */
final class Story implements RandomStory {

	private static final int MAX_STEPS = 40;

	private static final int ROUNDS = 12;

	private final List<String> steps = new ArrayList<>();

	private final ServerOperations operations = new ServerOperations();

	private final ManualLoop loop = new ManualLoop();

	private final Random random;

	private final StoryApplication application;

	private final ManagedNeffosServer server;

	private final List<StoryClient> clients;

	Story(long seed) {
		this.random = new Random(seed);
		this.application = new StoryApplication(this.random, this.operations);
		this.server = this.application.server();
		this.clients = List.of(new StoryClient(this.server, this.loop, this.application),
				new StoryClient(this.server, this.loop, this.application));
	}

	/**
	 * Returns what has happened, for who looks for the cause of a failure.
	 */
	@Override
	public List<String> steps() {
		return this.steps;
	}

	@Override
	public void run() {
		int length = 5 + this.random.nextInt(MAX_STEPS);
		for (int i = 0; i < length; i++) {
			int which = this.random.nextInt(this.clients.size());
			this.steps.add(which + " " + step(this.clients.get(which)));
			assertShownAlike();
		}
		rest();
		this.clients.forEach(this::close);
		pass(Duration.ofSeconds(11), 2 * ROUNDS);
		assertEnded();
	}

	private String step(StoryClient client) {
		return switch (this.random.nextInt(20)) {
			case 0, 1, 2, 3 -> (client.isOpen()) ? "server: " + this.operations.begin(this.random, client.connection())
					: client.act(this.random);
			case 4, 5, 6 -> "late callback ends " + this.application.endOne(this.random.nextInt(4) > 0);
			case 7 -> {
				this.loop.advance(Duration.ofSeconds(1 + this.random.nextInt(12)));
				yield "time passes";
			}
			case 8 -> (this.random.nextInt(6) == 0) ? close(client) : client.act(this.random);
			default -> client.act(this.random);
		};
	}

	private String close(StoryClient client) {
		switch (this.random.nextInt(4)) {
			case 0 -> client.disappear();
			case 1 -> client.connection().close();
			case 2 -> client.connection().closeGracefully(CloseReason.GOING_AWAY);
			default -> {
				client.connection().closeGracefully(CloseReason.GOING_AWAY);
				client.disappear();
			}
		}
		this.loop.runTasks();
		return "close";
	}

	/**
	 * Lets everything end that can end.
	 */
	private void rest() {
		this.steps.add("rest");
		this.application.calm();
		this.clients.forEach(StoryClient::acknowledge);
		pass(Duration.ofSeconds(8), ROUNDS);
		for (StoryClient client : this.clients) {
			CallbackRecord record = this.application.of(client.connection());
			if (client.isOpen() && !record.isStuck()) {
				client.assertAllAnswered();
			}
		}
		this.operations
			.assertEnded((connection) -> connection.closeReason() == null && this.application.of(connection).isStuck());
	}

	private void pass(Duration time, int rounds) {
		for (int i = 0; i < rounds; i++) {
			boolean more = true;
			while (more) {
				more = this.application.endOne(true);
				for (StoryClient client : this.clients) {
					more |= client.answerAll();
				}
				this.loop.runTasks();
			}
			this.loop.advance(time);
			assertShownAlike();
		}
	}

	private void assertShownAlike() {
		this.loop.runTasks();
		this.clients.forEach((client) -> client.assertShownAlike(this.application.of(client.connection())));
	}

	private void assertEnded() {
		assertThat(this.server.totalConnections()).as("connections").isZero();
		assertThat(this.server.acceptedConnections()).as("accepted connections").isZero();
		StoryApplication.NAMESPACES.forEach((namespace) -> {
			assertThat(this.server.rooms(namespace)).as("rooms").isEmpty();
			assertThat(this.server.connections(namespace)).as("members").isEmpty();
		});
		this.operations.assertEnded((connection) -> false);
		for (StoryClient client : this.clients) {
			this.application.of(client.connection()).assertEnded();
			client.assertReleased();
		}
	}

}
