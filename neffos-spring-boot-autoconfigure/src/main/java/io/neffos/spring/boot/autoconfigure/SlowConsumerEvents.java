package io.neffos.spring.boot.autoconfigure;

import io.neffos.spring.connection.SlowConsumerEvent;
import io.neffos.spring.connection.SlowConsumerListener;
import reactor.core.Disposable;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.util.concurrent.Queues;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes what is decided about slow consumers as application events: one after
 * another, and not on an event loop, because listeners may block.
 */
final class SlowConsumerEvents implements SlowConsumerListener, DisposableBean {

	/** So many events may wait for listeners; more are not published. */
	private static final int MAX_WAITING = 1024;

	private final Sinks.Many<SlowConsumerEvent> events = Sinks.unsafe()
		.many()
		.unicast()
		.onBackpressureBuffer(Queues.<SlowConsumerEvent>get(MAX_WAITING).get());

	private final Disposable publishing;

	SlowConsumerEvents(ApplicationEventPublisher publisher, Scheduler scheduler) {
		this.publishing = this.events.asFlux()
			.publishOn(scheduler)
			.doOnNext(publisher::publishEvent)
			.onErrorContinue((ex, event) -> {
			})
			.subscribe();
	}

	@Override
	public synchronized void onSlowConsumer(SlowConsumerEvent event) {
		this.events.tryEmitNext(event);
	}

	@Override
	public void destroy() {
		this.publishing.dispose();
	}

}
