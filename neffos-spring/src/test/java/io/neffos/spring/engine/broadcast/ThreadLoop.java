package io.neffos.spring.engine.broadcast;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import io.neffos.spring.engine.transport.ConnectionLoop;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * An event loop on a thread of its own.
 */
final class ThreadLoop implements ConnectionLoop, AutoCloseable {

	private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread created = new Thread(task, "test-loop");
		created.setDaemon(true);
		this.thread = created;
		return created;
	});

	private final Scheduler scheduler = Schedulers.fromExecutorService(this.executor);

	private volatile @Nullable Thread thread;

	@Override
	public boolean isCurrent() {
		return Thread.currentThread() == this.thread;
	}

	@Override
	public Scheduler scheduler() {
		return this.scheduler;
	}

	@Override
	public void execute(Runnable task) {
		this.executor.execute(task);
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
