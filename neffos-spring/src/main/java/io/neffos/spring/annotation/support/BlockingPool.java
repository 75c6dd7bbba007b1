package io.neffos.spring.annotation.support;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A limited number of threads for methods that may block. Calls wait in one queue, and
 * the next free thread takes the first of them: other than with Reactor's
 * {@code boundedElastic}, no call waits for a certain thread while others are free. A
 * call that is cancelled leaves the queue at once. A connection has one call at a time,
 * so the queue is no longer than there are connections.
 *
 * @since 0.1.0
 */
public final class BlockingPool implements Scheduler {

	private static final long KEEP_ALIVE_SECONDS = 60;

	private final ScheduledThreadPoolExecutor executor;

	private final Scheduler scheduler;

	/**
	 * Creates a pool without any thread.
	 * @param name the begin of the threads' names
	 * @param threads how many threads there may be; those that have nothing to do end
	 * after a minute
	 */
	public BlockingPool(String name, int threads) {
		this.executor = new ScheduledThreadPoolExecutor(threads, daemons(name));
		this.executor.setKeepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
		this.executor.allowCoreThreadTimeOut(true);
		// a client must not fill the queue with calls that it has given up
		this.executor.setRemoveOnCancelPolicy(true);
		this.scheduler = Schedulers.fromExecutorService(this.executor, name);
	}

	private static ThreadFactory daemons(String name) {
		AtomicInteger number = new AtomicInteger();
		return (task) -> {
			Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
			thread.setDaemon(true);
			return thread;
		};
	}

	/**
	 * Returns what the pool does.
	 * @return a snapshot
	 */
	public Load load() {
		return new Load(this.executor.getCorePoolSize(), this.executor.getActiveCount(),
				this.executor.getQueue().size());
	}

	@Override
	public Disposable schedule(Runnable task) throws RejectedExecutionException {
		return this.scheduler.schedule(task);
	}

	@Override
	public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
		return this.scheduler.schedule(task, delay, unit);
	}

	@Override
	public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
		return this.scheduler.schedulePeriodically(task, initialDelay, period, unit);
	}

	@Override
	public Worker createWorker() {
		return this.scheduler.createWorker();
	}

	@Override
	public void dispose() {
		this.scheduler.dispose();
	}

	@Override
	public boolean isDisposed() {
		return this.scheduler.isDisposed();
	}

	/**
	 * What a pool does.
	 *
	 * @param threads how many calls may run at once
	 * @param running how many run now
	 * @param waiting how many wait for a thread
	 */
	public record Load(int threads, int running, int waiting) {

	}

}
