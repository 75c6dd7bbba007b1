package io.neffos.spring.webflux.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import reactor.netty.NettyPipeline;
import reactor.netty.channel.ChannelOperations;
import reactor.netty.http.websocket.WebsocketInbound;

/**
 * Releases what a client has sent behind its upgrade request. Netty's HTTP codec passes
 * such bytes on when it is removed from the pipeline, and Reactor Netty keeps them in the
 * inbound queue of the HTTP request, which is not read any more after the upgrade.
 */
final class UpgradeGuard extends ChannelInboundHandlerAdapter {

	private static final String NAME = "neffosUpgradeGuard";

	private final Channel channel;

	private boolean triggered;

	UpgradeGuard(Channel channel) {
		this.channel = channel;
	}

	/**
	 * Installs the guard, before the upgrade.
	 */
	void install() {
		this.channel.pipeline().addBefore(NettyPipeline.ReactiveBridge, NAME, this);
	}

	/**
	 * Removes the guard, after the upgrade or without one.
	 */
	void remove() {
		if (this.channel.pipeline().get(NAME) == this) {
			this.channel.pipeline().remove(this);
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
		if (message == LastHttpContent.EMPTY_LAST_CONTENT || isUpgraded()) {
			// the end of the request itself, of which Reactor Netty takes note, or a
			// frame
			// of a client that has had its answer
			context.fireChannelRead(message);
			return;
		}
		this.triggered = true;
		ReferenceCountUtil.release(message);
	}

	private boolean isUpgraded() {
		return ChannelOperations.get(this.channel) instanceof WebsocketInbound;
	}

}
