package io.neffos.spring.webflux.netty;

import java.time.Duration;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;

/**
 * Keeps the operating system from taking megabytes for a slow client in advance, which
 * would reach it late and could be neither dropped nor replaced any more. Only for one
 * that has been behind for a while: the others would pay for it with more system calls.
 */
final class KernelBacklog {

	/** By name, because the native transport may be absent. */
	private static final String NOTSENT_LOWAT = "io.netty.channel.epoll.EpollChannelOption#TCP_NOTSENT_LOWAT";

	private static final long MAX_BYTES = 128 * 1024;

	private static final long PATIENCE = Duration.ofSeconds(5).toNanos();

	private final Channel channel;

	private boolean behind;

	private long since;

	private boolean limited;

	KernelBacklog(Channel channel) {
		this.channel = channel;
	}

	/**
	 * Notes that something waits for the client.
	 */
	void behind() {
		long now = System.nanoTime();
		if (!this.behind) {
			this.behind = true;
			this.since = now;
		}
		else if (!this.limited && now - this.since > PATIENCE) {
			this.limited = true;
			if (ChannelOption.exists(NOTSENT_LOWAT)) {
				this.channel.config().setOption(ChannelOption.valueOf(NOTSENT_LOWAT), MAX_BYTES);
			}
		}
	}

	/**
	 * Notes that nothing waits any more.
	 */
	void caughtUp() {
		this.behind = false;
	}

}
