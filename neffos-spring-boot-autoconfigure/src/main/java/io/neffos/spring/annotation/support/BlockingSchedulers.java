package io.neffos.spring.annotation.support;

import reactor.core.scheduler.Scheduler;

/**
 * Where methods run that may block. Lifecycle methods have threads of their own: an event
 * method that waits until its client has joined a room must not hold the thread that the
 * room's callback needs.
 *
 * @param events where event methods run
 * @param lifecycle where lifecycle methods run, and what belongs to this alone
 * @since 0.1.0
 */
public record BlockingSchedulers(Scheduler events, Scheduler lifecycle) implements AutoCloseable {

	Scheduler of(boolean lifecycleMethod) {
		return (lifecycleMethod) ? this.lifecycle : this.events;
	}

	@Override
	public void close() {
		this.lifecycle.dispose();
	}

}
