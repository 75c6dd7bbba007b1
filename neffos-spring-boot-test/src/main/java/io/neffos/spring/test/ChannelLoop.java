package io.neffos.spring.test;

import java.util.concurrent.RejectedExecutionException;

import io.neffos.spring.engine.transport.ConnectionLoop;
import io.netty.channel.EventLoop;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The event loop of a channel. Nothing runs any more once it has ended, which the end of
 * its channels comes before.
 */
final class ChannelLoop implements ConnectionLoop {

	private final EventLoop eventLoop;

	private final Scheduler scheduler;

	ChannelLoop(EventLoop eventLoop) {
		this.eventLoop = eventLoop;
		this.scheduler = Schedulers.fromExecutorService(eventLoop, "neffos-test-client");
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
	public void execute(Runnable task) {
		try {
			this.eventLoop.execute(task);
		}
		catch (RejectedExecutionException ex) {
			if (!this.eventLoop.isShuttingDown()) {
				throw ex;
			}
		}
	}

}
