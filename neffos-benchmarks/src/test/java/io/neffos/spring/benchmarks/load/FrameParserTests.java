package io.neffos.spring.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link FrameParser}.
 */
class FrameParserTests {

	private static final int WINDOW = 8;

	private final List<String> seen = new ArrayList<>();

	@Test
	void wholeFrames() {
		parse(stream(), Integer.MAX_VALUE);
		assertThat(this.seen).isEqualTo(expected());
	}

	@Test
	void singleBytes() {
		parse(stream(), 1);
		assertThat(this.seen).isEqualTo(expected());
	}

	@Test
	void anySplits() {
		Random random = new Random(42);
		for (int i = 0; i < 200; i++) {
			this.seen.clear();
			parse(stream(), 1 + random.nextInt(300));
			assertThat(this.seen).isEqualTo(expected());
		}
	}

	@Test
	void maskedFrame() {
		ByteBuf masked = Unpooled.wrappedBuffer(new byte[] { (byte) 0x81, (byte) 0x81, 0, 0, 0, 0, 'x' });
		assertThatIllegalStateException().isThrownBy(() -> new FrameParser(new Listener(), WINDOW).parse(masked));
	}

	/**
	 * All forms of lengths, a message in fragments with a ping in between, and nothing at
	 * all.
	 */
	private static ByteBuf stream() {
		return Unpooled.wrappedBuffer(TestFrames.text("short"), TestFrames.text(""), TestFrames.text(text(125)),
				TestFrames.text(text(126)), TestFrames.text(text(0xffff)), TestFrames.text(text(0x10000)),
				TestFrames.frame(TestFrames.FIRST_FRAGMENT, bytes(text(10))),
				TestFrames.frame(TestFrames.PING, bytes("ping")),
				TestFrames.frame(TestFrames.LAST_FRAGMENT, bytes(text(5))), TestFrames.text("end"));
	}

	/**
	 * The listener wants what begins eight bytes before the end of the first frame.
	 */
	private static List<String> expected() {
		return List.of("5 short", "0 ", "125 " + text(125).substring(117), "126 " + text(126).substring(118),
				"65535 " + text(0xffff).substring(0xffff - 8), "65536 " + text(0x10000).substring(0x10000 - 8),
				"control 9 ping", "15 " + text(10).substring(2), "3 end");
	}

	private void parse(ByteBuf stream, int chunk) {
		FrameParser parser = new FrameParser(new Listener(), WINDOW);
		while (stream.isReadable()) {
			parser.parse(stream.readSlice(Math.min(chunk, stream.readableBytes())));
		}
	}

	private static String text(int length) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < length; i++) {
			text.append((char) ('a' + i % 23));
		}
		return text.toString();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Writes down what it is told.
	 */
	private final class Listener implements FrameParser.Listener {

		@Override
		public long windowStart(long length) {
			return length - WINDOW;
		}

		@Override
		public void message(byte[] window, int kept, long length) {
			FrameParserTests.this.seen.add(length + " " + new String(window, 0, kept, StandardCharsets.UTF_8));
		}

		@Override
		public void control(int opcode, byte[] payload, int length) {
			FrameParserTests.this.seen
				.add("control " + opcode + " " + new String(payload, 0, length, StandardCharsets.UTF_8));
		}

	}

}
