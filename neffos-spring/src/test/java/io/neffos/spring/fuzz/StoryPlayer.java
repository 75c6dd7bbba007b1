package io.neffos.spring.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.session.TestClient;
import io.neffos.spring.fuzz.Corpus.Payload;
import io.neffos.spring.fuzz.FuzzServer.Kind;
import io.neffos.spring.limits.OutboundLoad;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.server.ConnectionCounts;
import io.neffos.spring.server.ManagedNeffosServer;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plays one story in memory, in virtual time, and checks what must hold of any.
 */
final class StoryPlayer {

	private static final Duration HANDLER_TIMEOUT = Duration.ofSeconds(20);

	private static final Duration PATIENCE = HANDLER_TIMEOUT.plusSeconds(1);

	/** More than may wait for its handler, each for as long as it may take. */
	private static final int MAX_PATIENCE = 200;

	private final ManualLoop loop = new ManualLoop();

	private final List<ByteBuf> sent = new ArrayList<>();

	private final List<FuzzedClient> clients = new ArrayList<>();

	private final List<FuzzedClient> all = new ArrayList<>();

	private final ErrorLog log;

	private final Story story;

	private final ManagedNeffosServer server;

	StoryPlayer(Story story, ErrorLog log) {
		this.story = story;
		this.log = log;
		this.server = FuzzServer.create(story.kind(), this.loop.scheduler(), HANDLER_TIMEOUT);
	}

	/**
	 * Plays the story.
	 * @return how many asks were answered
	 */
	int play() {
		for (int i = 0; i < Story.CLIENTS; i++) {
			this.clients.add(opened());
		}
		this.story.steps().forEach(this::play);
		assertEverythingAnswered();
		assertAlive();
		this.clients.get(0).test().disappear();
		this.server.closeAll(CloseReason.GOING_AWAY);
		// what a transport does once the close frame is written
		this.clients.forEach((client) -> client.test().disappear());
		for (int i = 0; i < MAX_PATIENCE && this.server.acceptedConnections() > 0; i++) {
			this.loop.advance(PATIENCE);
		}
		this.loop.advance(PATIENCE);
		assertEmpty();
		assertThat(this.log.take()).as("errors in the log").isEmpty();
		return this.all.stream().mapToInt(FuzzedClient::answers).sum();
	}

	private void play(Step step) {
		if (step instanceof Step.Pass pass) {
			this.loop.advance(pass.time());
			this.clients.forEach(FuzzedClient::receive);
		}
		else if (step instanceof Step.Send send) {
			FuzzedClient client = readable(send.client());
			if (client != null) {
				client.send(send.payload());
			}
		}
		else if (step instanceof Step.Answer answer) {
			FuzzedClient client = client(answer.client());
			if (client.test().requested() > 0) {
				client.answer(answer);
			}
		}
		else if (step instanceof Step.Serve serve) {
			serve.action().run(this.server, client(serve.client()).test().connection());
			this.loop.runTasks();
			this.clients.forEach(FuzzedClient::receive);
		}
		else if (step instanceof Step.Lose lose) {
			client(lose.client()).test().disappear();
		}
	}

	/**
	 * Returns a client that the server reads from: a transport hands over no more than it
	 * is asked for.
	 */
	private @Nullable FuzzedClient readable(int number) {
		FuzzedClient client = client(number);
		for (int i = 0; i < MAX_PATIENCE && client.test().requested() <= 0 && !client.isClosed(); i++) {
			this.loop.advance(PATIENCE);
			client.receive();
		}
		return (client.isClosed()) ? null : client;
	}

	/**
	 * Returns a client that is connected, another one if need be.
	 */
	private FuzzedClient client(int number) {
		FuzzedClient client = this.clients.get(number);
		if (client.isClosed()) {
			client.test().disappear();
			client = opened();
			this.clients.set(number, client);
		}
		return client;
	}

	private FuzzedClient opened() {
		boolean events = this.story.kind() != Kind.NATIVE;
		FuzzedClient client = new FuzzedClient(this.server, this.loop, events, this.sent);
		this.all.add(client);
		if (events) {
			client.send(text("M"));
			client.send(text("$c;default;;_OnNamespaceConnect;0;0;"));
			client.send(text("$j;default;lobby;_OnRoomJoin;0;0;"));
		}
		return client;
	}

	private void assertEverythingAnswered() {
		for (FuzzedClient client : this.clients) {
			for (int i = 0; i < MAX_PATIENCE && client.isOwed() && !client.isClosed(); i++) {
				this.loop.advance(PATIENCE);
				client.receive();
			}
			if (!client.isClosed()) {
				client.assertAnswered();
			}
		}
	}

	private void assertAlive() {
		TestClient well = new TestClient(this.server, this.loop);
		if (this.story.kind() != Kind.NATIVE) {
			well.send("M").send("$c;default;;_OnNamespaceConnect;0;0;").received();
			assertThat(well.send("$e;default;;echo;0;0;well").received()).containsExactly("$e;default;;echo;0;0;well");
		}
		assertThat(well.closed()).isNull();
		well.disappear();
	}

	private void assertEmpty() {
		assertThat(this.server.acceptedConnections()).as("connections").isZero();
		assertThat(this.server.inspection().counts()).isEqualTo(new ConnectionCounts(0, 0, 0));
		assertThat(this.server.outboundLoad()).isEqualTo(OutboundLoad.NONE);
		for (String namespace : this.server.namespaces()) {
			assertThat(this.server.rooms(namespace)).as("rooms of '%s'", namespace).isEmpty();
			assertThat(this.server.connections(namespace)).as("members of '%s'", namespace).isEmpty();
		}
		assertThat(this.sent.stream().filter((buffer) -> buffer.refCnt() != 0).count()).as("buffers that are kept")
			.isZero();
	}

	private static Payload text(String text) {
		return new Payload(text.getBytes(StandardCharsets.UTF_8), false);
	}

}
