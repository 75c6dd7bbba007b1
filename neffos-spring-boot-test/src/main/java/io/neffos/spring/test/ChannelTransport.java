package io.neffos.spring.test;

import java.nio.charset.StandardCharsets;

import io.neffos.spring.engine.client.ClientTransport;
import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.engine.wire.EncodedMessage;
import io.neffos.spring.message.CloseReason;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;

/**
 * Client transport over a channel with an open WebSocket. Frames that can no longer be
 * written are dropped: the channel's end reports the cause.
 */
final class ChannelTransport implements ClientTransport {

	private final Channel channel;

	private final ChannelLoop loop;

	ChannelTransport(Channel channel) {
		this.channel = channel;
		this.loop = new ChannelLoop(channel.eventLoop());
	}

	@Override
	public ConnectionLoop loop() {
		return this.loop;
	}

	@Override
	public void send(EncodedMessage message) {
		this.channel.writeAndFlush((message.isBinary()) ? new BinaryWebSocketFrame(message.payload())
				: new TextWebSocketFrame(message.payload()));
	}

	void sendText(String text) {
		this.channel
			.writeAndFlush(new TextWebSocketFrame(Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.UTF_8))));
	}

	void sendBinary(byte[] bytes) {
		this.channel.writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(bytes)));
	}

	@Override
	public void close(CloseReason reason) {
		this.channel.writeAndFlush(new CloseWebSocketFrame(reason.code(), reason.text()));
	}

	void reading(boolean reading) {
		this.channel.config().setAutoRead(reading);
	}

	/**
	 * End the TCP connection with a reset.
	 */
	void reset() {
		try {
			this.channel.config().setOption(ChannelOption.SO_LINGER, 0);
		}
		catch (ChannelException ex) {
			// the server was quicker
		}
		this.channel.close();
	}

}
