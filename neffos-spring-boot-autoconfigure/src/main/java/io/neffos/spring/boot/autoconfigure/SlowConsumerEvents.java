package io.neffos.spring.boot.autoconfigure;

import io.neffos.spring.connection.SlowConsumerEvent;
import io.neffos.spring.connection.SlowConsumerListener;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
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

	private static final Log logger = LogFactory.getLog(SlowConsumerEvents.class);

	private final Sinks.Many<SlowConsumerEvent> events = Sinks.unsafe()
		.many()
		.unicast()
		.onBackpressureBuffer(Queues.<SlowConsumerEvent>get(MAX_WAITING).get());

	private final Disposable publishing;

	SlowConsumerEvents(ApplicationEventPublisher publisher, Scheduler scheduler) {
		this.publishing = this.events.asFlux().publishOn(scheduler).subscribe((event) -> publish(publisher, event));
	}

	private static void publish(ApplicationEventPublisher publisher, SlowConsumerEvent event) {
		try {
			publisher.publishEvent(event);
		}
		catch (RuntimeException ex) {
			logger.error("A listener of slow consumers failed", ex);
		}
	}

	@Override
	public synchronized void onSlowConsumer(SlowConsumerEvent event) {
		if (this.events.tryEmitNext(event).isFailure()) {
			logger.warn("Queue of slow consumer events is full: dropped " + event);
		}
	}

	@Override
	public void destroy() {
		this.publishing.dispose();
	}

}
