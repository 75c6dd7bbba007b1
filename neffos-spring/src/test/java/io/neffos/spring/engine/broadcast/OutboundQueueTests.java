package io.neffos.spring.engine.broadcast;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.neffos.spring.connection.ConflationKey;
import io.neffos.spring.connection.SlowConsumerEvent;
import io.neffos.spring.connection.SlowConsumerEvent.Kind;
import io.neffos.spring.connection.SlowConsumerPolicy;
import io.neffos.spring.connection.SlowConsumerPolicy.Action;
import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.session.TestClient;
import io.neffos.spring.engine.support.ServerCounters;
import io.neffos.spring.engine.transport.FrameBatch;
import io.neffos.spring.engine.transport.FrameObserver;
import io.neffos.spring.engine.transport.FrameOutcome;
import io.neffos.spring.engine.transport.OutboundFrame;
import io.neffos.spring.engine.wire.MessageCodec;
import io.neffos.spring.limits.OutboundLimits;
import io.neffos.spring.limits.ProtocolCounter;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.NeffosServer;
import io.netty.buffer.ByteBuf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What waits for one slow client.
 */
class OutboundQueueTests {

	private static final Duration NO_TIME = Duration.ZERO;

	private static final Duration STALL = Duration.ofSeconds(2);

	private static final Duration LONG = Duration.ofHours(1);

	private final MessageCodec codec = new MessageCodec();

	private final ServerCounters counters = new ServerCounters();

	private final List<SlowConsumerEvent> events = new ArrayList<>();

	private final ManualLoop loop = new ManualLoop();

	private final TestClient client = TestClient.connected(NeffosServer.builder()
		.namespace("ns", (ns) -> ns.on("echo", (member, message) -> Mono.just(message.text())))
		.build(), this.loop, "ns");

	private OutboundQueues queues = queues(4, 10_000, NO_TIME);

	private OutboundQueue queue = this.queues.create(this.client.connection());

	@AfterEach
	void nothingWaits() {
		this.queue.close();
		assertThat(this.queues.statistics().clients()).isZero();
		assertThat(this.queues.statistics().messages()).isZero();
		assertThat(this.queues.statistics().bytes()).isZero();
	}

	@Test
	void oldestAreDropped() {
		addAll(SlowConsumerPolicy.dropOldest(), "1", "2", "3", "4", "5", "6");
		assertThat(rest()).containsExactly("3", "4", "5", "6");
		assertThat(this.counters.count(ProtocolCounter.DROPPED_OLDEST)).isEqualTo(2);
		assertThat(this.client.closed()).isNull();
	}

	@Test
	void newestAreDropped() {
		assertThat(addAll(SlowConsumerPolicy.dropNewest(), "1", "2", "3", "4", "5", "6")).containsExactly(
				FrameOutcome.WAITING, FrameOutcome.WAITING, FrameOutcome.WAITING, FrameOutcome.WAITING,
				FrameOutcome.DROPPED, FrameOutcome.DROPPED);
		assertThat(rest()).containsExactly("1", "2", "3", "4");
		assertThat(this.counters.count(ProtocolCounter.DROPPED_NEWEST)).isEqualTo(2);
		assertThat(this.client.closed()).isNull();
	}

	@Test
	void newestTakesItsOwnPlaceAmongOtherKeys() {
		SlowConsumerPolicy policy = SlowConsumerPolicy.conflate((event) -> event.text().charAt(0));
		addAll(policy, "a1", "b1", "a2", "c1", "b2", "a3");
		assertThat(rest()).containsExactly("c1", "b2", "a3");
		assertThat(this.counters.count(ProtocolCounter.CONFLATED)).isEqualTo(3);
	}

	@Test
	void keysOfAnotherRoom() {
		SlowConsumerPolicy policy = SlowConsumerPolicy.conflate(ConflationKey.eventName());
		add("one", "1", policy);
		add("other", "2", policy);
		assertThat(rest()).containsExactly("1", "2");
	}

	@Test
	void eventsWithoutKey() {
		addAll(SlowConsumerPolicy.conflate((event) -> null), "1", "2");
		assertThat(rest()).containsExactly("1", "2");
	}

	@Test
	void tooManyKeysEndTheConnection() {
		addAll(SlowConsumerPolicy.conflate(NeffosMessage::text), "1", "2", "3", "4", "5");
		assertThat(this.client.closed()).isEqualTo(CloseReason.SLOW_CONSUMER);
	}

	@Test
	void closeAfterTheStallTimeout() {
		addAll(SlowConsumerPolicy.close(), "1", "2", "3", "4");
		assertThat(this.client.closed()).as("at the limit").isNull();
		addAll(SlowConsumerPolicy.close(), "5");
		assertThat(this.client.closed()).as("beyond it").isEqualTo(CloseReason.SLOW_CONSUMER);
		assertThat(this.queue.isOverflowed()).isTrue();
		assertThat(this.counters.count(ProtocolCounter.SLOW_CONSUMER_CLOSED)).isOne();
		assertThat(this.events).extracting(SlowConsumerEvent::kind).containsExactly(Kind.CLOSED);
	}

	@Test
	void stallWithoutFurtherMessages() {
		limits(4, 10_000, STALL);
		addAll(SlowConsumerPolicy.close(), "1", "2", "3", "4");
		this.loop.advance(STALL.multipliedBy(3));
		assertThat(this.client.closed()).as("within the limits").isNull();
		addAll(SlowConsumerPolicy.close(), "5");
		this.loop.advance(STALL);
		assertThat(this.client.closed()).as("it has the whole time").isNull();
		this.loop.advance(STALL.dividedBy(2));
		assertThat(this.client.closed()).isEqualTo(CloseReason.SLOW_CONSUMER);
		assertThat(this.counters.count(ProtocolCounter.SLOW_CONSUMER_CLOSED)).isOne();
	}

	@Test
	void progressOfAClientOverItsLimits() {
		limits(4, 10_000, STALL);
		addAll(SlowConsumerPolicy.close(), "1", "2", "3", "4", "5", "6", "7", "8");
		for (int left = 100; left > 90; left--) {
			this.client.behind(left);
			this.loop.advance(STALL.dividedBy(2));
		}
		this.queue.pollFrame();
		this.loop.advance(STALL);
		assertThat(this.client.closed()).as("it takes something").isNull();
		this.loop.advance(STALL);
		assertThat(this.client.closed()).isEqualTo(CloseReason.SLOW_CONSUMER);
	}

	@Test
	void replacementOfTheOnlyFrame() {
		limits(4, 1, STALL);
		SlowConsumerPolicy policy = SlowConsumerPolicy.conflate(ConflationKey.eventName());
		for (int i = 0; i < 6; i++) {
			addAll(policy, "larger than the limit");
			this.loop.advance(STALL.dividedBy(2));
		}
		assertThat(this.client.closed()).as("the client has taken nothing").isEqualTo(CloseReason.SLOW_CONSUMER);
	}

	@Test
	void asksOfAClientOverItsLimits() {
		limits(4, 10_000, LONG);
		addAll(SlowConsumerPolicy.close(), "1", "2", "3", "4", "5");
		for (int i = 0; i < 100 && this.client.requested() > 0; i++) {
			this.client.send("$1;ns;;echo;0;0;x");
		}
		this.loop.advance(Duration.ofMinutes(2));
		assertThat(this.client.received()).as("no answer that would have to wait").isEmpty();
		assertThat(this.client.requested()).as("nothing more is read").isZero();
		this.queue.pollFrame();
		assertThat(this.client.received()).isNotEmpty().containsOnly("$1;ns;;echo;0;0;x");
		assertThat(this.client.requested()).as("reading goes on").isPositive();
	}

	@Test
	void answersOfAClientOverItsLimits() {
		limits(4, 10_000, LONG);
		addAll(SlowConsumerPolicy.close(), "1", "2", "3", "4", "5");
		for (int i = 0; i < 100 && this.client.requested() > 0; i++) {
			this.client.send("$1;ns;;echo;0;0;x");
		}
		List<NeffosMessage> answers = new ArrayList<>();
		this.client.connection().ask(message("", "question")).subscribe(answers::add);
		String question = this.client.received().get(0);
		assertThat(this.client.requested()).isPositive();
		this.client.send(question);
		assertThat(answers).extracting(NeffosMessage::text).containsExactly("question");
		assertThat(this.client.received()).isEmpty();
	}

	@Test
	void endOfAClientOverItsLimits() {
		limits(4, 10_000, LONG);
		addAll(SlowConsumerPolicy.close(), "1", "2", "3", "4", "5");
		this.client.send("$1;ns;;echo;0;0;x");
		this.client.disappear();
		this.queue.close();
		this.loop.runTasks();
		StepVerifier.create(this.client.connection().whenEnded()).expectComplete().verify(Duration.ofSeconds(5));
	}

	@Test
	void patienceWithABurst() {
		limits(4, 10_000, LONG);
		for (int i = 0; i < 64; i++) {
			addAll(SlowConsumerPolicy.close(), String.valueOf(i));
		}
		assertThat(this.client.closed()).as("up to 16 times the limits").isNull();
		addAll(SlowConsumerPolicy.close(), "64");
		assertThat(this.client.closed()).isEqualTo(CloseReason.SLOW_CONSUMER);
	}

	@Test
	void bytesCountToo() {
		int size = frame("", "1234567890", SlowConsumerPolicy.dropOldest()).size();
		limits(100, 2 * size, NO_TIME);
		addAll(SlowConsumerPolicy.dropOldest(), "1234567890", "2234567890", "3234567890");
		assertThat(rest()).containsExactly("2234567890", "3234567890");
	}

	@Test
	void frameLargerThanTheLimit() {
		limits(100, 1, NO_TIME);
		addAll(SlowConsumerPolicy.dropOldest(), "large", "larger");
		assertThat(rest()).as("one is always taken").containsExactly("larger");
	}

	@Test
	void answersAreNeverDropped() {
		for (int i = 0; i < 4; i++) {
			this.queue.add(OutboundFrame.kept(this.codec.encode("$" + i, message("", "answer" + i))));
			addAll(SlowConsumerPolicy.dropOldest(), "a" + i, "b" + i, "c" + i);
		}
		assertThat(rest()).contains("answer0", "answer1", "answer2", "answer3")
			.endsWith("answer3", "a3", "b3", "c3")
			.hasSize(8);
		assertThat(this.client.closed()).as("neither counts for the other").isNull();
	}

	@Test
	void policiesSideBySide() {
		addAll(SlowConsumerPolicy.dropNewest(), "n1", "n2", "n3", "n4");
		assertThat(addAll(SlowConsumerPolicy.dropOldest(), "o1")).as("nothing that waits may make room")
			.containsExactly(FrameOutcome.DROPPED);
		assertThat(rest()).containsExactly("n1", "n2", "n3", "n4");
	}

	@Test
	void batchesKeepTheirOrder() {
		FrameBatch plain = batch(SlowConsumerPolicy.close(), "1", "2");
		this.queue.add(plain, 0, 2);
		plain.release();
		addAll(SlowConsumerPolicy.dropOldest(), "3");
		FrameBatch other = batch(SlowConsumerPolicy.dropOldest(), "4", "5");
		this.queue.add(other, 1, 2);
		other.release();
		assertThat(other.marked(1, FrameOutcome.WAITING)).isOne();
		assertThat(rest()).containsExactly("1", "2", "3", "5");
	}

	@Test
	void droppedFramesOfABatch() {
		FrameBatch batch = batch(SlowConsumerPolicy.dropNewest(), "1", "2", "3", "4", "5");
		this.queue.add(batch, 0, 5);
		assertThat(batch.marked(3, FrameOutcome.WAITING)).isOne();
		assertThat(batch.marked(4, FrameOutcome.DROPPED)).isOne();
		batch.release();
	}

	@Test
	void eventsOfOneEpisode() {
		addAll(SlowConsumerPolicy.dropOldest(), "1", "2", "3", "4", "5", "6", "7");
		assertThat(rest()).hasSize(4);
		assertThat(this.events).containsExactly(
				new SlowConsumerEvent(this.client.connection(), Kind.DROPPING, Action.DROP_OLDEST, 1),
				new SlowConsumerEvent(this.client.connection(), Kind.SETTLED, Action.DROP_OLDEST, 3));
	}

	@Test
	void observers() {
		List<FrameOutcome> outcomes = new ArrayList<>();
		FrameObserver observer = new FrameObserver() {

			@Override
			public void waiting() {
				outcomes.add(FrameOutcome.WAITING);
			}

			@Override
			public void settled(FrameOutcome outcome) {
				outcomes.add(outcome);
			}

		};
		limits(1, 10_000, NO_TIME);
		this.queue.add(frame("", "1", SlowConsumerPolicy.dropOldest()).observedBy(observer));
		addAll(SlowConsumerPolicy.dropOldest(), "2");
		assertThat(outcomes).containsExactly(FrameOutcome.WAITING, FrameOutcome.DROPPED);
		this.queue.add(frame("", "3", SlowConsumerPolicy.dropOldest()).observedBy(observer));
		rest();
		assertThat(outcomes).endsWith(FrameOutcome.WAITING, FrameOutcome.WRITTEN).hasSize(4);
		this.queue.add(frame("", "4", SlowConsumerPolicy.close()).observedBy(observer));
		this.queue.close();
		assertThat(outcomes).endsWith(FrameOutcome.WAITING, FrameOutcome.CLOSED).hasSize(6);
	}

	@Test
	void observedClientWithoutStallTimeout() {
		FrameObserver observer = new FrameObserver() {

			@Override
			public void waiting() {
				// nobody counts
			}

			@Override
			public void settled(FrameOutcome outcome) {
				// nobody counts
			}

		};
		this.queue.add(frame("", "1", SlowConsumerPolicy.close()).observedBy(observer));
		this.loop.advance(Duration.ofMillis(900));
		assertThat(this.client.closed()).as("it is within its limits").isNull();
		this.loop.advance(Duration.ofMillis(600));
		assertThat(this.client.closed()).as("the broadcast waits for it").isEqualTo(CloseReason.SLOW_CONSUMER);
	}

	@Test
	void afterTheEnd() {
		this.queue.close();
		assertThat(addAll(SlowConsumerPolicy.close(), "1")).containsExactly(FrameOutcome.CLOSED);
		FrameBatch batch = batch(SlowConsumerPolicy.close(), "1", "2");
		this.queue.add(batch, 0, 2);
		batch.release();
		assertThat(batch.marked(1, FrameOutcome.CLOSED)).isOne();
	}

	@Test
	void framesOneByOne() {
		addAll(SlowConsumerPolicy.close(), "1", "2");
		OutboundFrame first = this.queue.pollFrame();
		assertThat(first).isNotNull();
		assertThat(first.message().payload().toString(StandardCharsets.UTF_8)).endsWith(";1");
		assertThat(this.queues.statistics().messages()).isOne();
	}

	private void limits(int messages, int bytes, Duration stallTimeout) {
		this.queues = queues(messages, bytes, stallTimeout);
		this.queue = this.queues.create(this.client.connection());
	}

	private OutboundQueues queues(int messages, int bytes, Duration stallTimeout) {
		return new OutboundQueues(
				OutboundLimits.DEFAULTS.withMessages(messages).withBytes(bytes).withStallTimeout(stallTimeout),
				this.counters, this.events::add);
	}

	private List<FrameOutcome> addAll(SlowConsumerPolicy policy, String... bodies) {
		List<FrameOutcome> outcomes = new ArrayList<>();
		for (String body : bodies) {
			outcomes.add(add("", body, policy));
		}
		return outcomes;
	}

	private FrameOutcome add(String room, String body, SlowConsumerPolicy policy) {
		return this.queue.add(frame(room, body, policy));
	}

	private FrameBatch batch(SlowConsumerPolicy policy, String... bodies) {
		FrameBatch batch = new FrameBatch();
		for (String body : bodies) {
			batch.add(frame("", body, policy));
		}
		return batch;
	}

	private OutboundFrame frame(String room, String body, SlowConsumerPolicy policy) {
		NeffosMessage message = message(room, body);
		return OutboundFrame.of(this.codec.encode(message), message, policy);
	}

	private static NeffosMessage message(String room, String body) {
		return NeffosMessage.builder().namespace("ns").room(room).event("e").body(body).build();
	}

	/**
	 * Takes all that waits and returns the bodies of the messages. The frames here are
	 * short: two bytes of header.
	 */
	private List<String> rest() {
		List<String> bodies = new ArrayList<>();
		ByteBuf bytes = null;
		while ((bytes = this.queue.pollBytes()) != null) {
			while (bytes.isReadable()) {
				bytes.skipBytes(1);
				int length = bytes.readUnsignedByte();
				String text = bytes.readCharSequence(length, StandardCharsets.UTF_8).toString();
				bodies.add(text.substring(text.lastIndexOf(';') + 1));
			}
			bytes.release();
		}
		return bodies;
	}

}
