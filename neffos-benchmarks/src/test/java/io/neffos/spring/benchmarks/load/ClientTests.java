package io.neffos.spring.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.IntStream;

import io.neffos.spring.benchmarks.wire.Payload;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Client}: that what goes wrong is seen. A check that can't fail proves
 * nothing.
 */
class ClientTests {

	private static final int PHASE = 7;

	private static final int SIZE = 128;

	private static final int COUNT = 100;

	private final LoopStats stats = new LoopStats();

	private final Events events = new Events();

	private final Client client = new Client(new PlainDialect(), "room", this.stats, this.events);

	private EmbeddedChannel channel = new EmbeddedChannel();

	@BeforeEach
	void connect() {
		this.channel = new EmbeddedChannel(this.client);
		ByteBuf request = this.channel.readOutbound();
		assertThat(request.toString(StandardCharsets.US_ASCII)).startsWith("GET /ws?room=room HTTP/1.1\r\n");
		request.release();
		receive(Unpooled.copiedBuffer("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n",
				StandardCharsets.US_ASCII));
		assertThat(this.events.ready).isTrue();
		this.stats.begin(new Phase(PHASE, SIZE));
		this.client.expect(new DeliveryCheck(0, COUNT));
	}

	@Test
	void everything() {
		receive(messages(IntStream.range(0, COUNT).toArray()));
		assertSeen(COUNT, 0, 0, 0, 0);
		assertThat(this.stats.taken()).isEqualTo(COUNT);
		assertThat(this.stats.latencies().getTotalCount()).isEqualTo(COUNT);
	}

	@Test
	void lostMessage() {
		receive(messages(IntStream.range(0, COUNT).filter((number) -> number != 42).toArray()));
		assertSeen(COUNT - 1, 1, 0, 0, 0);
	}

	@Test
	void lastMessageLost() {
		receive(messages(IntStream.range(0, COUNT - 1).toArray()));
		assertSeen(COUNT - 1, 1, 0, 0, 0);
	}

	@Test
	void duplicatedMessage() {
		receive(messages(IntStream.range(0, COUNT)
			.flatMap((number) -> IntStream.generate(() -> number).limit((number == 42) ? 2 : 1))
			.toArray()));
		assertSeen(COUNT, 0, 1, 0, 0);
		assertThat(this.stats.taken()).isEqualTo(COUNT);
	}

	@Test
	void swappedMessages() {
		int[] numbers = IntStream.range(0, COUNT).toArray();
		numbers[42] = 43;
		numbers[43] = 42;
		receive(messages(numbers));
		assertSeen(COUNT, 0, 0, 1, 0);
	}

	@Test
	void foreignMessage() {
		receive(messages(IntStream.rangeClosed(0, COUNT).toArray()));
		assertSeen(COUNT, 0, 0, 0, 1);
	}

	@Test
	void messageOfAnotherPhase() {
		receive(TestFrames.message(PHASE - 1, 0, SIZE));
		assertSeen(0, COUNT, 0, 0, 0);
	}

	@Test
	void bodyBeforeReady() {
		Client neffos = new Client(new NeffosDialect(), "room", this.stats, this.events);
		neffos.expect(new DeliveryCheck(0, COUNT));
		EmbeddedChannel early = new EmbeddedChannel(neffos);
		early
			.writeInbound(Unpooled.copiedBuffer("HTTP/1.1 101 Switching Protocols\r\n\r\n", StandardCharsets.US_ASCII));
		early.writeInbound(TestFrames.text("Aid"), TestFrames.text("$1;;;;;;"));
		early.writeInbound(TestFrames.text(";bench;room;m;0;0;" + Payload.text(PHASE, 0, System.nanoTime(), SIZE)));
		this.events.ready = false;
		early.writeInbound(TestFrames.text("$2;;;;;;"));
		assertThat(this.events.ready).isTrue();
		assertThat(neffos.check().distinct()).isOne();
		early.finishAndReleaseAll();
	}

	private void assertSeen(int distinct, int lost, int duplicates, int outOfOrder, int foreign) {
		DeliveryCheck check = this.client.check();
		assertThat(check.distinct()).isEqualTo(distinct);
		assertThat(check.lost()).isEqualTo(lost);
		assertThat(check.duplicates()).isEqualTo(duplicates);
		assertThat(check.outOfOrder()).isEqualTo(outOfOrder);
		assertThat(check.foreign()).isEqualTo(foreign);
	}

	private static ByteBuf messages(int... numbers) {
		return Unpooled.wrappedBuffer(IntStream.of(numbers)
			.mapToObj((number) -> TestFrames.message(PHASE, number, SIZE))
			.toArray(ByteBuf[]::new));
	}

	/**
	 * Splits what is received anywhere.
	 */
	private void receive(ByteBuf bytes) {
		Random random = new Random(1);
		while (bytes.isReadable()) {
			this.channel
				.writeInbound(bytes.readRetainedSlice(Math.min(1 + random.nextInt(200), bytes.readableBytes())));
		}
		bytes.release();
	}

	/**
	 * Notes whether a client is ready.
	 */
	private static final class Events implements Client.Events {

		private boolean ready;

		@Override
		public void ready(Client ready) {
			this.ready = true;
		}

		@Override
		public void closing(String reason) {
		}

		@Override
		public void closed(Client client) {
		}

		@Override
		public void failed(Throwable cause) {
			throw new AssertionError(cause);
		}

	}

}
