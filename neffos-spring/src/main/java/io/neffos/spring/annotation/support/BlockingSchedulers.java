package io.neffos.spring.annotation.support;

import java.util.LinkedHashMap;
import java.util.Map;

import reactor.core.scheduler.Scheduler;

/**
 * Where methods run that may block. Lifecycle methods have threads of their own: an event
 * method that waits until its client has joined a room must not hold the thread that the
 * room's callback needs.
 *
 * @param events where event methods run
 * @param lifecycle where lifecycle methods run
 * @since 0.1.0
 */
public record BlockingSchedulers(Scheduler events, Scheduler lifecycle) {

	Scheduler of(boolean lifecycleMethod) {
		return (lifecycleMethod) ? this.lifecycle : this.events;
	}

	/**
	 * Returns the schedulers whose load is known.
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
