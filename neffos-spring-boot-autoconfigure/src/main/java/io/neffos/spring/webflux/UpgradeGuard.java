package io.neffos.spring.webflux;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import reactor.netty.NettyPipeline;

/**
 * Releases what a client has sent behind its upgrade request. Netty's HTTP codec passes
 * such bytes on when it is removed from the pipeline, and Reactor Netty keeps them in the
 * inbound queue of the HTTP request, which nobody reads any more after the upgrade.
 */
final class UpgradeGuard extends ChannelInboundHandlerAdapter {

	private static final String NAME = "neffosUpgradeGuard";

	private boolean triggered;

	private UpgradeGuard() {
	}

	/**
	 * Installs a guard on a channel, before the upgrade.
	 */
	static UpgradeGuard install(Channel channel) {
		UpgradeGuard guard = new UpgradeGuard();
		channel.pipeline().addBefore(NettyPipeline.ReactiveBridge, NAME, guard);
		return guard;
	}

	/**
	 * Removes the guard, after the upgrade.
	 */
	void remove(Channel channel) {
		if (channel.pipeline().get(NAME) == this) {
			channel.pipeline().remove(this);
		}
	}

	/**
	 * Returns whether something has been released: then the first frames of the WebSocket
	 * are lost.
	 */
	boolean isTriggered() {
		return this.triggered;
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (message == LastHttpContent.EMPTY_LAST_CONTENT) {
			// the end of the request itself, of which Reactor Netty takes note
			context.fireChannelRead(message);
			return;
		}
		this.triggered = true;
		ReferenceCountUtil.release(message);
	}

}
