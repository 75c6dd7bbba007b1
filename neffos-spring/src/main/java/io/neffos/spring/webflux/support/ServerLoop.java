package io.neffos.spring.webflux.support;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;

import io.neffos.spring.engine.transport.ConnectionLoop;
import reactor.core.scheduler.NonBlocking;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A loop of our own: one thread, with timers.
 */
final class ServerLoop implements ConnectionLoop {

	private final ScheduledThreadPoolExecutor executor;

	private final Scheduler scheduler;

	ServerLoop(String name) {
		// tasks after the end are dropped: no connection is left to run them for
		this.executor = new ScheduledThreadPoolExecutor(1, (task) -> new LoopThread(this, task, name),
				new ThreadPoolExecutor.DiscardPolicy());
		this.executor.setRemoveOnCancelPolicy(true);
		this.executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
		this.scheduler = Schedulers.fromExecutorService(this.executor, "neffos");
	}

	@Override
	public boolean isCurrent() {
		return Thread.currentThread() instanceof LoopThread thread && thread.loop == this;
	}

	@Override
	public Scheduler scheduler() {
		return this.scheduler;
	}

	@Override
	public boolean isStopped() {
		return this.executor.isTerminated();
	}

	@Override
	public void execute(Runnable task) {
		this.scheduler.schedule(task);
	}

	/**
	 * Ends the thread once it has done what it was given. Timers are dropped.
	 */
	void close() {
		this.executor.shutdown();
	}

	/**
	 * The thread of a loop.
	 */
	private static final class LoopThread extends Thread implements NonBlocking {

		private final ServerLoop loop;

		LoopThread(ServerLoop loop, Runnable task, String name) {
			super(task, name);
			this.loop = loop;
			setDaemon(true);
			// not the one of the web application, in which the thread would be a leak
			setContextClassLoader(ServerLoop.class.getClassLoader());
		}

	}

}
