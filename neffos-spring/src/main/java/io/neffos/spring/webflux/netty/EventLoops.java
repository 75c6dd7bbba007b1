package io.neffos.spring.webflux.netty;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.neffos.spring.engine.transport.ConnectionLoop;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The event loops of a web server, each as one {@link ConnectionLoop}.
 */
final class EventLoops {

	private final Map<EventLoop, ConnectionLoop> loops = new ConcurrentHashMap<>();

	ConnectionLoop of(Channel channel) {
		return this.loops.computeIfAbsent(channel.eventLoop(), NettyLoop::new);
	}

	/**
	 * A Netty event loop.
	 */
	private static final class NettyLoop implements ConnectionLoop {

		private final EventLoop eventLoop;

		private final Scheduler scheduler;

		NettyLoop(EventLoop eventLoop) {
			this.eventLoop = eventLoop;
			this.scheduler = Schedulers.fromExecutorService(eventLoop, "neffos");
		}

		@Override
		public boolean isCurrent() {
			return this.eventLoop.inEventLoop();
		}

		@Override
		public Scheduler scheduler() {
			return this.scheduler;
		}

		@Override
		public boolean isStopped() {
			return this.eventLoop.isTerminated();
		}

		@Override
		public void execute(Runnable task) {
			this.eventLoop.execute(task);
		}

	}

}
