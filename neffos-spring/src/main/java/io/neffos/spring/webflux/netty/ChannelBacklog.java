package io.neffos.spring.webflux.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;

/**
 * What a channel's client has still to take before more is written to it.
 */
final class ChannelBacklog {

	private ChannelBacklog() {
	}

	/**
	 * Returns how much that is. Netty counts a message until all of it is written; here a
	 * large one counts less and less. Called on the event loop.
	 * @param channel the channel
	 * @return the bytes, 0 if the channel is writable
	 */
	static long of(Channel channel) {
		long left = channel.bytesBeforeWritable();
		ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
		return (left == 0 || buffer == null) ? left : Math.max(1, left - buffer.currentProgress());
	}

}
