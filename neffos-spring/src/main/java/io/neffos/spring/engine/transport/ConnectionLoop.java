package io.neffos.spring.engine.transport;

import java.util.concurrent.Executor;
import java.util.function.Supplier;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * The single thread on which all state of a connection changes: one of the server's event
 * loops. Connections that share a loop share the same instance.
 *
 * @since 0.1.0
 */
public interface ConnectionLoop extends Executor {

	/**
	 * Whether the caller is on the loop.
	 * @return {@code true} if the current thread is the loop's
	 */
	boolean isCurrent();

	/**
	 * Returns the loop as a scheduler, for operators and timers.
	 * @return a scheduler whose tasks run on the loop
	 */
	Scheduler scheduler();

	/**
	 * Returns a time that only passes, as {@link System#nanoTime()}.
	 * @return nanoseconds since some moment
	 */
	default long nanoTime() {
		return System.nanoTime();
	}

	/**
	 * Whether the loop runs nothing any more.
	 * @return {@code true} if what waits for it waits for ever
	 */
	default boolean isStopped() {
		return false;
	}

	/**
	 * Runs a task at once when on the loop, else as soon as the loop gets to it.
	 * @param task the task, short and never blocking
	 */
	default void run(Runnable task) {
		if (isCurrent()) {
			task.run();
		}
		else {
			execute(task);
		}
	}

	/**
	 * Defers work to the loop: it runs at once when subscribed on the loop, else as soon
	 * as the loop gets to it.
	 * @param work returns the result; called once for each subscription
	 * @param <T> the type of the result
	 * @return the result, cold
	 */
	default <T> Mono<T> defer(Supplier<Mono<T>> work) {
		return Mono.defer(() -> (isCurrent()) ? work.get() : Mono.defer(work).subscribeOn(scheduler()));
	}

}
