package io.neffos.spring.webflux.netty;

import java.util.List;

import io.neffos.spring.webflux.support.CloseFrames;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;

/**
 * Decodes a client's frames, and refuses those of extensions, for none is negotiated:
 * Reactor Netty lets them through, whatever is said in its specification of a WebSocket.
 * Leaves the close frame for an invalid one to the connection: Netty's decoder closes the
 * channel behind it, and the frame is lost while the client still sends.
 */
final class FrameDecoder extends WebSocket13FrameDecoder {

	static final String NAME = "wsdecoder";

	private boolean corrupted;

	private FrameDecoder(int maxMessageSize) {
		super(WebSocketDecoderConfig.newBuilder()
			.maxFramePayloadLength(maxMessageSize)
			.allowExtensions(false)
			.closeOnProtocolViolation(false)
			.build());
	}

	/**
	 * Replaces the decoder of a channel, unless its WebSocket has no plain one.
	 */
	static void install(Channel channel, int maxMessageSize) {
		if (channel.pipeline().get(NAME) instanceof WebSocket13FrameDecoder) {
			channel.pipeline().replace(NAME, NAME, new FrameDecoder(maxMessageSize));
		}
	}

	/**
	 * Skips what comes behind an invalid frame, which Netty's decoder does byte by byte.
	 */
	@Override
	protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
		if (this.corrupted) {
			in.skipBytes(in.readableBytes());
			return;
		}
		try {
			super.decode(context, in, out);
		}
		catch (CorruptedWebSocketFrameException ex) {
			this.corrupted = true;
			throw ex;
		}
	}

	@Override
	protected void checkCloseFrameBody(ChannelHandlerContext context, ByteBuf body) {
		if (!CloseFrames.isValid(body)) {
			throw new CorruptedWebSocketFrameException(WebSocketCloseStatus.PROTOCOL_ERROR, "invalid close frame");
		}
	}

}
