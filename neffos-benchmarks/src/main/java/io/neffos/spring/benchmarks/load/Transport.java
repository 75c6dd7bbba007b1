package io.neffos.spring.benchmarks.load;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;

/**
 * The generator's event loops: two, for the machines this is meant for have few cores.
 */
final class Transport {

	private static final int LOOPS = 2;

	private Transport() {
	}

	static EventLoopGroup loops() {
		return new MultiThreadIoEventLoopGroup(LOOPS,
				(Epoll.isAvailable()) ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
	}

	static Class<? extends Channel> channelType() {
		return (Epoll.isAvailable()) ? EpollSocketChannel.class : NioSocketChannel.class;
	}

}
