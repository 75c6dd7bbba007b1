package io.neffos.spring.engine.broadcast;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.neffos.spring.engine.server.AcceptingServer;
import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.session.TestClient;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.server.ManagedNeffosServer;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client of a {@link QueueStory}: its queue, what the queue should keep, and the asks
 * that it sends meanwhile.
 */
final class QueueClient {

	final QueueModel model;

	final OutboundQueue queue;

	private final TestClient client;

	private final List<String> asked = new ArrayList<>();

	private final List<String> answers = new ArrayList<>();

	private int handled;

	private int requested;

	private boolean gone;

	QueueClient(ManagedNeffosServer server, ManualLoop loop, QueueModel model) {
		this.model = model;
		this.client = TestClient.connected(server, loop, "ns");
		this.queue = AcceptingServer.acceptorOf(server).queue(this.client.connection());
		this.requested = this.client.requested();
	}

	boolean isGone() {
		return this.gone;
	}

	/**
	 * Asks, if the server reads.
	 */
	void ask() {
		if (this.client.requested() > 0) {
			String ask = "$" + this.asked.size() + ";ns;;echo;0;0;x";
			this.asked.add(ask);
			this.client.send(ask);
		}
	}

	/**
	 * Takes what is written next, which has to be what the model says.
	 */
	void take() {
		List<String> bodies = new ArrayList<>();
		ByteBuf bytes = this.queue.pollBytes();
		if (bytes != null) {
			while (bytes.isReadable()) {
				bytes.skipBytes(1);
				int length = bytes.readUnsignedByte();
				length = (length == 126) ? bytes.readUnsignedShort() : length;
				String text = bytes.readCharSequence(length, StandardCharsets.UTF_8).toString();
				bodies.add(text.substring(text.lastIndexOf(';') + 1));
			}
			bytes.release();
		}
		assertThat(bodies).isEqualTo(this.model.take());
	}

	/**
	 * Ends the transport.
	 */
	void disappear() {
		this.gone = true;
		this.queue.close();
		this.model.close();
		this.client.disappear();
	}

	/**
	 * Ends the transport if the server has closed the connection.
	 * @return the reason, or {@code null} if it is open
	 */
	@Nullable CloseReason endIfClosed() {
		CloseReason reason = (this.gone) ? null : this.client.closed();
		if (reason != null) {
			disappear();
		}
		return reason;
	}

	void assertConsistent() {
		assertThat(this.queue.load().messages()).isEqualTo(this.model.messages());
		assertThat(this.queue.load().bytes()).isEqualTo(this.model.bytes());
		if (this.gone) {
			return;
		}
		this.answers.addAll(this.client.received());
		assertThat(this.answers).as("in order").isEqualTo(this.asked.subList(0, this.answers.size()));
		if (this.model.isOver()) {
			assertThat(this.answers).as("nothing is handled over the limits").hasSize(this.handled);
			assertThat(this.client.requested()).as("nothing more is read").isLessThanOrEqualTo(this.requested);
		}
		else {
			assertThat(this.answers).as("everything is handled").isEqualTo(this.asked);
			assertThat(this.client.requested()).as("reading goes on").isPositive();
		}
		this.handled = this.answers.size();
		this.requested = this.client.requested();
	}

	void assertEnded() {
		assertThat(this.client.connection().whenEnded().toFuture()).isCompleted();
	}

}
