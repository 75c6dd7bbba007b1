package io.neffos.spring.benchmarks.server.netty;

import java.util.ArrayDeque;
import java.util.Deque;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import org.jspecify.annotations.Nullable;

/**
 * A connection, in the room that its URL names. Writes past the frame encoder, and keeps
 * what the client doesn't take yet.
 */
final class NettyMember extends SimpleChannelInboundHandler<TextWebSocketFrame> {

	private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(32 * 1024, 160 * 1024);

	private static final String ROOM = "?room=";

	private final Deque<ByteBuf> parked = new ArrayDeque<>(0);

	private final Rooms rooms;

	private @Nullable RoomLoop room;

	private @Nullable ChannelHandlerContext encoder;

	private boolean resuming;

	NettyMember(Rooms rooms) {
		this.rooms = rooms;
	}

	ByteBufAllocator alloc() {
		return encoder().alloc();
	}

	void write(ByteBuf frames) {
		ChannelHandlerContext context = encoder();
		if (this.parked.isEmpty() && context.channel().isWritable()) {
			context.writeAndFlush(frames, context.voidPromise());
		}
		else {
			this.parked.add(frames);
		}
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext context, Object event) {
		if (event instanceof HandshakeComplete handshake) {
			context.channel().config().setWriteBufferWaterMark(WATER_MARK);
			this.encoder = context.pipeline().context("wsencoder");
			int at = handshake.requestUri().indexOf(ROOM);
			if (at >= 0) {
				String name = handshake.requestUri().substring(at + ROOM.length());
				this.room = this.rooms.join(name, context.channel().eventLoop());
				this.room.join(this);
			}
		}
		context.fireUserEventTriggered(event);
	}

	@Override
	protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
		context.write(frame.retain(), context.voidPromise());
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext context) {
		context.flush();
	}

	@Override
	public void channelWritabilityChanged(ChannelHandlerContext context) {
		if (this.resuming || this.encoder == null) {
			return;
		}
		this.resuming = true;
		while (context.channel().isWritable() && !this.parked.isEmpty()) {
			this.encoder.write(this.parked.remove(), this.encoder.voidPromise());
			if (!context.channel().isWritable() || this.parked.isEmpty()) {
				this.encoder.flush();
			}
		}
		this.resuming = false;
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		if (this.room != null) {
			this.room.leave(this);
		}
		this.parked.forEach(ByteBuf::release);
		this.parked.clear();
		context.fireChannelInactive();
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
		context.close();
	}

	private ChannelHandlerContext encoder() {
		ChannelHandlerContext context = this.encoder;
		if (context == null) {
			throw new IllegalStateException("No handshake yet");
		}
		return context;
	}

}
