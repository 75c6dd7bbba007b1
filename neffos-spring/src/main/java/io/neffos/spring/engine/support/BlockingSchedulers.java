package io.neffos.spring.engine.support;

import java.util.LinkedHashMap;
import java.util.Map;

import reactor.core.scheduler.Scheduler;

/**
 * The schedulers of methods that may block. Lifecycle methods have threads of their own:
 * an event method that waits until its client has joined a room must not hold the thread
 * that the room's callback needs.
 *
 * @param events the scheduler of event methods
 * @param lifecycle the scheduler of lifecycle methods
 * @since 0.1.0
 */
public record BlockingSchedulers(Scheduler events, Scheduler lifecycle) {

	/**
	 * Create two pools.
	 * @param threads the maximum number of threads of each
	 * @return the schedulers, to be disposed of by the caller
	 */
	public static BlockingSchedulers ofPools(int threads) {
		return new BlockingSchedulers(new BlockingPool("neffos-events", threads),
				new BlockingPool("neffos-lifecycle", threads));
	}

	/**
	 * Return the scheduler for a method.
	 * @param lifecycleMethod whether the method handles a lifecycle event
	 * @return the scheduler
	 */
	public Scheduler of(boolean lifecycleMethod) {
		return (lifecycleMethod) ? this.lifecycle : this.events;
	}

	/**
	 * Return the schedulers whose load is known.
	 * @return none, one or both of {@code events} and {@code lifecycle}
	 */
	public Map<String, BlockingPool> pools() {
		Map<String, BlockingPool> pools = new LinkedHashMap<>();
		if (this.events instanceof BlockingPool pool) {
			pools.put("events", pool);
		}
		if (this.lifecycle instanceof BlockingPool pool) {
			pools.put("lifecycle", pool);
		}
		return pools;
	}

}
