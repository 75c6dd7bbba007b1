package io.neffos.spring.webflux.netty;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MessageCollectorTests {

	private static final int MAX = 64 * 1024;

	private static final Duration TIME = Duration.ofSeconds(30);

	private final AtomicInteger timeouts = new AtomicInteger();

	private final AtomicInteger ends = new AtomicInteger();

	private final EmbeddedChannel channel = new EmbeddedChannel(
			new MessageCollector(MAX, TIME, this.timeouts::incrementAndGet, this.ends::incrementAndGet));

	@AfterEach
	void close() {
		this.channel.finishAndReleaseAll();
	}

	@Test
	void wholeMessage() {
		TextWebSocketFrame whole = new TextWebSocketFrame("whole");
		this.channel.writeInbound(whole);
		assertThat(this.channel.<Object>readInbound()).as("without a copy").isSameAs(whole);
		whole.release();
	}

	@Test
	void fragments() {
		this.channel.writeInbound(new TextWebSocketFrame(false, 0, "one "),
				new ContinuationWebSocketFrame(false, 0, ""), new PingWebSocketFrame(),
				new ContinuationWebSocketFrame(true, 0, "message"));
		PingWebSocketFrame between = this.channel.readInbound();
		between.release();
		TextWebSocketFrame message = this.channel.readInbound();
		assertThat(message.text()).isEqualTo("one message");
		assertThat(message.isFinalFragment()).isTrue();
		message.release();
		this.channel.advanceTimeBy(1, TimeUnit.MINUTES);
		this.channel.runScheduledPendingTasks();
		assertThat(this.timeouts).as("complete in time").hasValue(0);
	}

	@Test
	void tinyFragments() {
		ByteBuf read = ByteBufAllocator.DEFAULT.directBuffer(MAX).writeBytes(new byte[MAX]);
		this.channel.writeInbound(new BinaryWebSocketFrame(false, 0, read.readRetainedSlice(1)));
		for (int i = 1; i < MAX - 1; i++) {
			this.channel.writeInbound(new ContinuationWebSocketFrame(false, 0, read.readRetainedSlice(1)));
		}
		assertThat(read.refCnt()).as("what it was read into isn't kept").isOne();
		this.channel.writeInbound(new ContinuationWebSocketFrame(true, 0, read.readRetainedSlice(1)));
		read.release();
		BinaryWebSocketFrame message = this.channel.readInbound();
		assertThat(message.content().readableBytes()).isEqualTo(MAX);
		assertThat(message.content().capacity()).as("one buffer of its size").isLessThanOrEqualTo(MAX);
		message.release();
	}

	@Test
	void largerMessage() {
		ByteBuf first = Unpooled.buffer().writeZero(MAX);
		this.channel.writeInbound(new BinaryWebSocketFrame(false, 0, first));
		assertThatExceptionOfType(TooLongFrameException.class)
			.isThrownBy(() -> this.channel.writeInbound(new ContinuationWebSocketFrame(false, 0, "x")));
		this.channel.writeInbound(new ContinuationWebSocketFrame(true, 0, "x"));
		assertThat(this.channel.<WebSocketFrame>readInbound()).isNull();
		assertThat(first.refCnt()).isZero();
	}

	@Test
	void unfinishedMessage() {
		this.channel.freezeTime();
		this.channel.writeInbound(new TextWebSocketFrame(false, 0, "one "));
		this.channel.advanceTimeBy(TIME.toMillis() - 1, TimeUnit.MILLISECONDS);
		this.channel.writeInbound(new ContinuationWebSocketFrame(false, 0, "more"));
		assertThat(this.timeouts).hasValue(0);
		this.channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
		this.channel.runScheduledPendingTasks();
		assertThat(this.timeouts).as("however many fragments still come").hasValue(1);
	}

	@Test
	void endOfTheChannel() {
		ByteBuf part = Unpooled.copiedBuffer("one ", StandardCharsets.UTF_8);
		this.channel.writeInbound(new TextWebSocketFrame(false, 0, part));
		this.channel.close();
		assertThat(part.refCnt()).isZero();
		assertThat(this.ends).hasValue(1);
		this.channel.advanceTimeBy(1, TimeUnit.MINUTES);
		this.channel.runScheduledPendingTasks();
		assertThat(this.timeouts).hasValue(0);
	}

}
