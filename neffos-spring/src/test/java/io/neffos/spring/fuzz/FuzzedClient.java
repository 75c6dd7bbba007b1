package io.neffos.spring.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.session.TestClient;
import io.neffos.spring.engine.wire.MessageCodec;
import io.neffos.spring.engine.wire.WireMessage;
import io.neffos.spring.fuzz.Corpus.Payload;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import io.neffos.spring.server.ManagedNeffosServer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that counts what it has asked, and what was answered.
 */
final class FuzzedClient {

	private static final int SEPARATORS = 6;

	private final MessageCodec codec = new MessageCodec();

	private final Map<String, Integer> owed = new HashMap<>();

	private final List<ByteBuf> sent;

	private final TestClient client;

	private final boolean events;

	private @Nullable String question;

	private int answers;

	/**
	 * Opens a connection.
	 * @param events whether its server takes events
	 * @param sent takes the buffers of what is sent
	 */
	FuzzedClient(ManagedNeffosServer server, ManualLoop loop, boolean events, List<ByteBuf> sent) {
		this.client = new TestClient(server, loop);
		this.events = events;
		this.sent = sent;
	}

	TestClient test() {
		return this.client;
	}

	boolean isClosed() {
		return this.client.closed() != null || this.client.connection().closeReason() != null;
	}

	void send(Payload payload) {
		ByteBuf buffer = Unpooled.buffer().writeBytes(payload.bytes());
		count(buffer, payload.binary());
		this.sent.add(buffer);
		this.client.send(buffer, payload.binary());
		receive();
	}

	void answer(Step.Answer answer) {
		String token = this.question;
		if (token != null) {
			if (!answer.again()) {
				this.question = null;
			}
			send(new Payload((token + answer.rest()).getBytes(StandardCharsets.UTF_8), false));
		}
	}

	/**
	 * Takes what has arrived, and fails if something was answered that isn't open.
	 */
	void receive() {
		for (String frame : this.client.received()) {
			List<String> fields = List.of(frame.split(";", SEPARATORS + 1));
			String token = fields.get(0);
			if (fields.size() <= SEPARATORS || token.isEmpty()) {
				continue;
			}
			if (Character.isDigit(token.charAt(0)) && token.charAt(0) < 128) {
				this.question = token;
				continue;
			}
			this.answers++;
			int left = this.owed.merge(token, -1, Integer::sum);
			assertThat(left).as("answers that are owed after %s", frame).isNotNegative();
		}
	}

	/**
	 * Returns how many asks were answered.
	 */
	int answers() {
		return this.answers;
	}

	boolean isOwed() {
		return this.owed.values().stream().anyMatch((count) -> count > 0);
	}

	void assertAnswered() {
		assertThat(this.owed.entrySet().stream().filter((ask) -> ask.getValue() > 0)).as("asks without answer")
			.isEmpty();
	}

	private void count(ByteBuf payload, boolean binary) {
		if (!this.events) {
			return;
		}
		WireMessage message = this.codec.decode(payload, binary);
		if (message != null && message.isAsk() && !isIgnored(message.message())) {
			this.owed.merge(message.token(), 1, Integer::sum);
		}
	}

	/**
	 * Published servers don't answer these, see {@code connect_noop.json}.
	 */
	private static boolean isIgnored(NeffosMessage message) {
		SystemEvent event = SystemEvent.of(message.event());
		return message.isNoOp() && event != null && switch (event) {
			case NAMESPACE_CONNECT, NAMESPACE_DISCONNECT, ROOM_JOIN, ROOM_LEAVE, ROOM_LEFT -> true;
			default -> false;
		};
	}

}
