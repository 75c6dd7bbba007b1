package io.neffos.spring.benchmarks.micro;

import java.util.ArrayDeque;
import java.util.Queue;

import io.neffos.spring.engine.transport.ConnectionLoop;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * An event loop that runs when it is told to, on the caller's thread.
 */
final class MemoryLoop implements ConnectionLoop {

	private final Queue<Runnable> tasks = new ArrayDeque<>();

	@Override
	public boolean isCurrent() {
		return true;
	}

	@Override
	public Scheduler scheduler() {
		// for timeouts only, and none is ever reached
		return Schedulers.parallel();
	}

	@Override
	public void execute(Runnable task) {
		this.tasks.add(task);
	}

	/**
	 * Runs everything that there is to do.
	 */
	void runAll() {
		Runnable task = null;
		while ((task = this.tasks.poll()) != null) {
			task.run();
		}
	}

}
