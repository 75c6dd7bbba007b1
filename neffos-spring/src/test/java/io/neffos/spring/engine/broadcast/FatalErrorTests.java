package io.neffos.spring.engine.broadcast;

import java.util.List;
import java.util.stream.Stream;

import io.neffos.spring.connection.Exclude;
import io.neffos.spring.connection.SlowConsumerPolicy;
import io.neffos.spring.engine.server.AcceptingServer;
import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.session.TestClient;
import io.neffos.spring.engine.transport.FrameBatch;
import io.neffos.spring.engine.transport.FrameOutcome;
import io.neffos.spring.engine.transport.OutboundFrame;
import io.neffos.spring.engine.wire.MessageCodec;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application's callbacks that end with an error of the JVM on an event loop.
 */
@ExtendWith(OutputCaptureExtension.class)
class FatalErrorTests {

	private final ManualLoop loop = new ManualLoop();

	private final ManagedNeffosServer server = NeffosServer.builder().namespace("ns", (ns) -> {
	}).slowConsumers(SlowConsumerPolicy.dropNewest()).slowConsumerListener((event) -> {
		throw new NoClassDefFoundError("listener");
	}).broadcastObserver((namespace, broadcast) -> (result) -> {
		throw new NoClassDefFoundError("observer");
	}).build();

	private final List<TestClient> clients = Stream.generate(() -> TestClient.connected(this.server, this.loop, "ns"))
		.limit(5)
		.toList();

	@Test
	void exclusion(CapturedOutput output) {
		this.server.broadcast(Exclude.matching((connection) -> {
			throw new NoClassDefFoundError("exclusion");
		}), message("secret"));
		this.server.broadcast(message("public"));
		assertThat(this.clients).allSatisfy((client) -> {
			assertThat(client.received()).containsExactly(";ns;;e;0;0;public");
			assertThat(client.closed()).isNull();
		});
		assertThat(output).containsOnlyOnce("The exclusion of a broadcast failed");
	}

	@Test
	void observer(CapturedOutput output) {
		this.server.broadcast(message("1"));
		assertThat(this.clients.get(0).received()).containsExactly(";ns;;e;0;0;1");
		assertThat(output).containsOnlyOnce("Broadcast observer failed");
	}

	@Test
	void slowConsumerListener(CapturedOutput output) {
		List<OutboundQueue> queues = this.clients.stream()
			.map((client) -> AcceptingServer.acceptorOf(this.server).queue(client.connection()))
			.toList();
		OutboundFrame large = frame(SlowConsumerPolicy.dropNewest(), "x".repeat(1024 * 1024));
		queues.forEach((queue) -> {
			queue.add(large);
			assertThat(queue.add(large)).isEqualTo(FrameOutcome.DROPPED);
			queue.close();
		});
		assertThat(this.clients).extracting(TestClient::closed).containsOnlyNulls();
		assertThat(output.toString().split("NoClassDefFoundError: listener\\R\\s+at ")).as("one stack trace")
			.hasSize(2);
	}

	@Test
	void conflationKeys(CapturedOutput output) {
		SlowConsumerPolicy policy = SlowConsumerPolicy.conflate((event) -> new BrokenKey());
		FrameBatch batch = new FrameBatch();
		batch.add(frame(policy, "1"));
		batch.add(frame(policy, "2"));
		this.clients.forEach((client) -> {
			OutboundQueue queue = AcceptingServer.acceptorOf(this.server).queue(client.connection());
			queue.add(batch, 0, 2);
			assertThat(queue.pollFrame()).isNotNull();
			assertThat(queue.pollFrame()).as("not replaced").isNotNull();
			assertThat(queue.isEmpty()).isTrue();
		});
		batch.release();
		assertThat(output.toString().split("NoClassDefFoundError: key\\R\\s+at ")).as("one stack trace").hasSize(2);
	}

	private static OutboundFrame frame(SlowConsumerPolicy policy, String body) {
		NeffosMessage message = message(body);
		return OutboundFrame.of(new MessageCodec().encode(message), message, policy);
	}

	private static NeffosMessage message(String body) {
		return NeffosMessage.builder().namespace("ns").event("e").body(body).build();
	}

	/**
	 * A key that can't be compared.
	 */
	private static final class BrokenKey {

		@Override
		public boolean equals(Object other) {
			throw new NoClassDefFoundError("key");
		}

		@Override
		public int hashCode() {
			return 1;
		}

	}

}
