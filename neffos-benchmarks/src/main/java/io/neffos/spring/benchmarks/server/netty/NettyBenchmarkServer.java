package io.neffos.spring.benchmarks.server.netty;

import java.net.InetSocketAddress;

import io.neffos.spring.benchmarks.server.BenchmarkServer;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import reactor.netty.resources.LoopResources;

/**
 * Bare Netty, with the transport and the number of event loops that Reactor Netty takes.
 */
public final class NettyBenchmarkServer implements BenchmarkServer {

	private static final int MAX_HANDSHAKE_BYTES = 8 * 1024;

	private static final WebSocketServerProtocolConfig CONFIG = WebSocketServerProtocolConfig.newBuilder()
		.websocketPath("/")
		.checkStartsWith(true)
		.build();

	private final Rooms rooms = new Rooms();

	@Override
	public int start() throws InterruptedException {
		boolean epoll = Epoll.isAvailable();
		IoHandlerFactory transport = (epoll) ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
		Class<? extends ServerChannel> type = (epoll) ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
		EventLoopGroup loops = new MultiThreadIoEventLoopGroup(LoopResources.DEFAULT_IO_WORKER_COUNT, transport);
		Channel channel = new ServerBootstrap().group(loops)
			.channel(type)
			.option(ChannelOption.SO_BACKLOG, 1024)
			.childOption(ChannelOption.TCP_NODELAY, true)
			.childHandler(new Pipeline())
			.bind("127.0.0.1", 0)
			.sync()
			.channel();
		return ((InetSocketAddress) channel.localAddress()).getPort();
	}

	@Override
	public void publish(String room, String body) {
		this.rooms.publish(room, body);
	}

	/**
	 * What a connection begins with; the HTTP part is gone after the handshake.
	 */
	private final class Pipeline extends ChannelInitializer<Channel> {

		@Override
		protected void initChannel(Channel channel) {
			ChannelPipeline pipeline = channel.pipeline();
			pipeline.addLast(new HttpServerCodec());
			pipeline.addLast(new HttpObjectAggregator(MAX_HANDSHAKE_BYTES));
			pipeline.addLast(new WebSocketServerProtocolHandler(CONFIG));
			pipeline.addLast(new NettyMember(NettyBenchmarkServer.this.rooms));
		}

	}

}
