package io.neffos.spring.engine.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

import io.neffos.spring.engine.transport.ConnectionLoop;
import reactor.core.scheduler.Scheduler;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * An event loop that the test is on, and whose time the test moves.
 */
public final class ManualLoop implements ConnectionLoop {

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final Queue<Runnable> tasks = new ArrayDeque<>();

	private boolean stopped;

	@Override
	public boolean isCurrent() {
		return true;
	}

	@Override
	public Scheduler scheduler() {
		return this.time;
	}

	@Override
	public long nanoTime() {
		return this.time.now(TimeUnit.NANOSECONDS);
	}

	@Override
	public void execute(Runnable task) {
		this.tasks.add(task);
	}

	@Override
	public boolean isStopped() {
		return this.stopped;
	}

	/**
	 * Stops the loop with all that was put off.
	 */
	public void stop() {
		this.stopped = true;
		this.tasks.clear();
	}

	/**
	 * Runs what was put off.
	 */
	public void runTasks() {
		Runnable task = null;
		while ((task = this.tasks.poll()) != null) {
			task.run();
		}
	}

	/**
	 * Lets time pass.
	 */
	public void advance(Duration duration) {
		this.time.advanceTimeBy(duration);
		runTasks();
	}

}
