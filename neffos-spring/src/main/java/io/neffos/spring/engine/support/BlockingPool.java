package io.neffos.spring.engine.support;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Scheduler with a limited number of threads for methods that may block. Calls wait in
 * one queue, and the next free thread takes the first of them: other than with Reactor's
 * {@code boundedElastic}, no call waits for a certain thread while others are free. A
 * call that is cancelled leaves the queue at once. A connection has one call at a time,
 * so the queue is no longer than there are connections.
 *
 * @since 0.1.0
 */
public final class BlockingPool implements Scheduler {

	private static final int MIN_THREADS = 64;

	private static final int THREADS_PER_PROCESSOR = 10;

	private static final long KEEP_ALIVE_SECONDS = 60;

	private final ScheduledThreadPoolExecutor executor;

	private final Scheduler scheduler;

	/**
	 * Create a pool, at first without any thread.
	 * @param name the prefix of the threads' names
	 * @param threads the maximum number of threads; idle ones end after a minute
	 */
	public BlockingPool(String name, int threads) {
		this.executor = new ScheduledThreadPoolExecutor(threads, daemons(name));
		this.executor.setKeepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
		this.executor.allowCoreThreadTimeOut(true);
		// calls that a client has given up must not fill the queue
		this.executor.setRemoveOnCancelPolicy(true);
		this.scheduler = Schedulers.fromExecutorService(this.executor, name);
	}

	/**
	 * Return the default of the maximum number of threads.
	 * @return ten for each processor, at least 64
	 */
	public static int defaultThreads() {
		return Math.max(MIN_THREADS, THREADS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors());
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
	 * Return the running and the waiting calls.
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
	 * The load of a pool.
	 *
	 * @param threads maximum number of calls that run at once
	 * @param running number of calls that run
	 * @param waiting number of calls that wait for a thread
	 */
	public record Load(int threads, int running, int waiting) {

	}

}
