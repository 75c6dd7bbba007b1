package io.neffos.spring.webflux.netty;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that takes a large message in small parts.
 */
class ChannelBacklogTests {

	private static final int SIZE = 1_000_000;

	private static final int PART = 250_000;

	private final EmbeddedChannel channel = new EmbeddedChannel() {

		private int left = SIZE;

		@Override
		protected void doWrite(ChannelOutboundBuffer buffer) {
			this.left -= PART;
			buffer.progress(PART);
			if (this.left == 0) {
				buffer.remove();
			}
		}

	};

	@Test
	void messageTakenInParts() {
		this.channel.write(Unpooled.wrappedBuffer(new byte[SIZE]), this.channel.voidPromise());
		long whole = ChannelBacklog.of(this.channel);
		assertThat(whole).isPositive();
		for (int taken = PART; taken < SIZE; taken += PART) {
			this.channel.flush();
			assertThat(ChannelBacklog.of(this.channel)).isEqualTo(whole - taken);
		}
		this.channel.flush();
		assertThat(ChannelBacklog.of(this.channel)).isZero();
	}

	@Test
	void closedChannel() {
		this.channel.close();
		assertThat(ChannelBacklog.of(this.channel)).isNotNegative();
	}

}
