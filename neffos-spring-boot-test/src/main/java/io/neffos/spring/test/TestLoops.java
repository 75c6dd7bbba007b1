package io.neffos.spring.test;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;

/**
 * The threads of test clients, apart from the server's, so that the end of one doesn't
 * hide what the other would have done.
 */
final class TestLoops {

	private TestLoops() {
	}

	/**
	 * Start a thread when it is needed. It is a plain one, on which a test may do
	 * whatever it likes.
	 */
	static EventLoopGroup create() {
		ThreadFactory threads = (task) -> {
			Thread thread = new Thread(task, "neffos-test-client");
			thread.setDaemon(true);
			return thread;
		};
		return new MultiThreadIoEventLoopGroup(1, threads, NioIoHandler.newFactory());
	}

	static void end(EventLoopGroup group) {
		group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
	}

}
