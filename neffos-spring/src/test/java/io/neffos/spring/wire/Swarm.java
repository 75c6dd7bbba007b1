package io.neffos.spring.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * Hundreds of WebSocket clients on two threads. A client that goes wrong is kept for the
 * test to look at.
 */
public final class Swarm implements AutoCloseable {

	private static final int THREADS = 2;

	// the threads are plain ones: what a test does on them is not the server's affair
	private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(THREADS, (task) -> {
		Thread thread = new Thread(task, "swarm");
		thread.setDaemon(true);
		return thread;
	}, NioIoHandler.newFactory());

	private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

	private final Set<SwarmClient> clients = ConcurrentHashMap.newKeySet();

	/**
	 * Opens a WebSocket to a port of this machine.
	 * @param port the port
	 * @param target path and query
	 * @param receiveBuffer the size of the socket's receive buffer, 0 for the system's
	 * @param listener gets what the server sends
	 * @return completes when the server has agreed to the upgrade
	 */
	public CompletableFuture<SwarmClient> open(int port, String target, int receiveBuffer, SwarmListener listener) {
		CompletableFuture<SwarmClient> upgraded = new CompletableFuture<>();
		Bootstrap bootstrap = new Bootstrap().group(this.group)
			.channel(NioSocketChannel.class)
			.option(ChannelOption.TCP_NODELAY, true)
			.handler(new Connection(listener, upgraded, request(port, target)));
		if (receiveBuffer > 0) {
			bootstrap.option(ChannelOption.SO_RCVBUF, receiveBuffer);
		}
		bootstrap.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
			.addListener((ChannelFuture connected) -> {
				if (!connected.isSuccess()) {
					upgraded.completeExceptionally(connected.cause());
				}
			});
		return upgraded;
	}

	/**
	 * Returns what went wrong with a client, apart from its connection's end.
	 * @return the errors, also those of listeners
	 */
	public Queue<Throwable> failures() {
		return this.failures;
	}

	/**
	 * Resets all connections.
	 */
	public void resetAll() {
		this.clients.forEach(SwarmClient::reset);
	}

	@Override
	public void close() {
		resetAll();
		this.group.shutdownGracefully(0, 2, TimeUnit.SECONDS);
	}

	private static String request(int port, String target) {
		return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
				+ "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
				+ "\r\nSec-WebSocket-Key: c3dhcm0tc3dhcm0tc3dhcg==\r\n\r\n";
	}

	/**
	 * The one handler of a client's channel.
	 */
	private final class Connection extends ChannelInboundHandlerAdapter {

		private final SwarmListener listener;

		private final CompletableFuture<SwarmClient> upgraded;

		private final String request;

		private final SwarmFrames frames = new SwarmFrames();

		private @Nullable SwarmClient client;

		Connection(SwarmListener listener, CompletableFuture<SwarmClient> upgraded, String request) {
			this.listener = listener;
			this.upgraded = upgraded;
			this.request = request;
		}

		@Override
		public void channelActive(ChannelHandlerContext context) {
			context.writeAndFlush(Unpooled.copiedBuffer(this.request, StandardCharsets.ISO_8859_1));
		}

		@Override
		public void channelRead(ChannelHandlerContext context, Object message) {
			ByteBuf bytes = (ByteBuf) message;
			try {
				this.frames.add(bytes);
			}
			finally {
				bytes.release();
			}
			if (this.client == null) {
				upgrade(context);
			}
			if (this.client != null) {
				this.frames.takeAll(this.client::take);
			}
		}

		@Override
		public void channelInactive(ChannelHandlerContext context) {
			this.upgraded.completeExceptionally(new IOException("Ended before the upgrade"));
			if (this.client != null) {
				Swarm.this.clients.remove(this.client);
				this.client.end();
			}
		}

		@Override
		public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
			if (!(cause instanceof IOException)) {
				Swarm.this.failures.add(cause);
			}
			context.close();
		}

		private void upgrade(ChannelHandlerContext context) {
			String status = this.frames.head();
			if (status.startsWith("HTTP/1.1 101")) {
				SwarmClient opened = new SwarmClient(context.channel(), this.listener);
				this.client = opened;
				Swarm.this.clients.add(opened);
				this.upgraded.complete(opened);
			}
			else if (!status.isEmpty()) {
				this.upgraded.completeExceptionally(new IOException(status));
				context.close();
			}
		}

	}

}
