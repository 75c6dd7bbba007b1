package io.neffos.spring.story;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.engine.session.ClientConnection;
import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.session.TestClient;
import io.neffos.spring.server.ManagedNeffosServer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that sends what it likes and counts the answers.
 */
final class StoryClient {

	private final Map<String, Integer> answers = new HashMap<>();

	private final Map<String, Promise> promises = new HashMap<>();

	private final List<String> unanswered = new ArrayList<>();

	private final List<ByteBuf> sent = new ArrayList<>();

	private final ManagedNeffosServer server;

	private final ManualLoop loop;

	private final StoryApplication application;

	private final TestClient client;

	private boolean acknowledged;

	StoryClient(ManagedNeffosServer server, ManualLoop loop, StoryApplication application) {
		this.server = server;
		this.loop = loop;
		this.application = application;
		this.client = new TestClient(server, loop);
	}

	ClientConnection connection() {
		return this.client.connection();
	}

	boolean isOpen() {
		return connection().isOpen();
	}

	/**
	 * Does one thing.
	 * @return what
	 */
	String act(Random random) {
		if (!this.acknowledged && random.nextInt(3) == 0) {
			this.acknowledged = true;
			return send("M");
		}
		String namespace = StoryApplication.NAMESPACES.get(random.nextInt(2));
		String room = StoryApplication.ROOMS.get(random.nextInt(2));
		return switch (random.nextInt(9)) {
			case 0, 1 -> ask(namespace, "", "_OnNamespaceConnect");
			case 2 -> ask(namespace, "", "_OnNamespaceDisconnect");
			case 3, 4 -> ask(namespace, room, "_OnRoomJoin");
			case 5 -> ask(namespace, room, (random.nextBoolean()) ? "_OnRoomLeave" : "_OnRoomLeft");
			case 6 -> ask(namespace, (random.nextBoolean()) ? room : "", "work");
			case 7 -> send(";" + namespace + ";;work;0;0;");
			default -> answer(random);
		};
	}

	/**
	 * Answers one of the server's questions.
	 */
	String answer(Random random) {
		received();
		if (this.unanswered.isEmpty()) {
			return "nothing to answer";
		}
		String question = this.unanswered.get(random.nextInt(this.unanswered.size()));
		if (random.nextInt(10) > 0) {
			this.unanswered.remove(question);
		}
		String token = question.substring(0, question.indexOf(';'));
		return send(token + ((random.nextInt(6) > 0) ? ";;;;;;" : ";a;;e;1;0;no"));
	}

	/**
	 * Agrees to all that the server asks.
	 */
	boolean answerAll() {
		received();
		List<String> questions = List.copyOf(this.unanswered);
		this.unanswered.clear();
		questions.forEach((question) -> send(question.substring(0, question.indexOf(';')) + ";;;;;;"));
		return !questions.isEmpty();
	}

	void acknowledge() {
		if (!this.acknowledged) {
			this.acknowledged = true;
			send("M");
		}
	}

	void disappear() {
		this.client.disappear();
	}

	/**
	 * Compares what the connection shows of its rooms with what the server shows.
	 */
	void assertShownAlike(CallbackRecord record) {
		received();
		record.assertSound();
		boolean open = isOpen();
		for (String namespace : StoryApplication.NAMESPACES) {
			NamespaceConnection member = (open) ? connection().namespace(namespace) : null;
			requireAlike(this.server.connections(namespace), member != null, namespace);
			for (String room : StoryApplication.ROOMS) {
				requireAlike(this.server.members(namespace, room), member != null && member.room(room) != null, room);
			}
		}
	}

	void assertAllAnswered() {
		received();
		assertThat(this.answers).as("answers of each ask").allSatisfy((token, count) -> assertThat(count).isOne());
	}

	void assertReleased() {
		assertThat(this.sent).as("buffers").allSatisfy((buffer) -> assertThat(buffer.refCnt()).isZero());
	}

	/**
	 * Compares without a description in advance: it is called millions of times.
	 */
	private void requireAlike(Collection<NeffosConnection> members, boolean shown, String where) {
		if (members.contains(connection()) != shown) {
			throw new AssertionError("The connection shows " + shown + " for " + where + ", the server doesn't");
		}
	}

	private String ask(String namespace, String room, String event) {
		String token = "$" + this.answers.size();
		this.answers.put(token, 0);
		Promise promise = Promise.of(connection(), this.application.of(connection()), event, namespace, room);
		if (promise != null) {
			this.promises.put(token, promise);
		}
		return send(token + ";" + namespace + ";" + room + ";" + event + ";0;0;");
	}

	private String send(String text) {
		if (connection().closeReason() != null) {
			if (text.startsWith("$")) {
				this.answers.remove(text.substring(0, text.indexOf(';')));
			}
			return "gone";
		}
		ByteBuf payload = Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
		this.sent.add(payload);
		connection().receive(payload, false);
		payload.release();
		this.loop.runTasks();
		return text;
	}

	private void answered(String frame) {
		String token = frame.substring(0, frame.indexOf(';'));
		int count = this.answers.merge(token, 1, Integer::sum);
		assertThat(count).as("answers of " + frame).isOne();
		Promise promise = this.promises.get(token);
		if (promise != null && frame.equals(token + ";;;;;;") && !promise.isKept()) {
			throw new AssertionError("Answered without effect: " + frame);
		}
	}

	private void received() {
		for (String frame : this.client.received()) {
			if (frame.startsWith("$")) {
				answered(frame);
			}
			else if (Character.isDigit(frame.charAt(0))) {
				this.unanswered.add(frame);
			}
		}
	}

}
