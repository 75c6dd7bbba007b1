package io.neffos.spring.webflux.netty;

import io.neffos.spring.engine.broadcast.OutboundQueue;
import io.neffos.spring.engine.session.ClientConnection;
import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.webflux.support.FrameSink;
import io.neffos.spring.webflux.support.SessionChannel;
import io.neffos.spring.webflux.support.SessionFrameSink;
import io.neffos.spring.webflux.support.SessionInbound;
import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketSession;

/**
 * A session of Reactor Netty, with its channel and that channel's event loop.
 */
final class NettyChannel implements SessionChannel {

	private final WebSocketSession session;

	private final Channel channel;

	private final ConnectionLoop loop;

	private final int maxMessageSize;

	NettyChannel(WebSocketSession session, Channel channel, ConnectionLoop loop, int maxMessageSize) {
		this.session = session;
		this.channel = channel;
		this.loop = loop;
		this.maxMessageSize = maxMessageSize;
	}

	@Override
	public ConnectionLoop loop() {
		return this.loop;
	}

	@Override
	public FrameSink outbound(OutboundQueue queue) {
		FrameSink direct = ChannelFrameSink.install(this.channel, queue);
		return (direct != null) ? direct : new SessionFrameSink(this.session, this.loop, queue);
	}

	@Override
	public SessionInbound inbound(ClientConnection connection, Runnable onReady) {
		NettyInbound inbound = new NettyInbound(this.session, this.channel, connection, onReady);
		new MessageCollector(this.maxMessageSize, connection.messageTime(), connection::tooSlow, inbound::channelEnded)
			.install(this.channel);
		return inbound;
	}

	@Override
	public long backlog() {
		return ChannelBacklog.of(this.channel);
	}

	@Override
	public void ping() {
		this.channel.writeAndFlush(new PingWebSocketFrame(), this.channel.voidPromise());
	}

	@Override
	public boolean isActive() {
		return this.channel.isActive();
	}

	@Override
	public Mono<Void> close(CloseReason reason) {
		if (this.channel instanceof DuplexChannel duplex) {
			return Mono.create((sink) -> this.loop
				.run(() -> LingeringClose.begin(duplex, reason).addListener((closed) -> sink.success())));
		}
		return this.session.close(new CloseStatus(reason.code(), reason.text()));
	}

	@Override
	public void abort(CloseReason reason) {
		this.channel.close();
	}

	@Override
	public void onEnd(Runnable callback) {
		this.channel.closeFuture().addListener((ended) -> callback.run());
	}

}
