package io.neffos.spring.webflux;

import java.util.concurrent.atomic.AtomicInteger;

import io.neffos.spring.message.EncodedMessage;
import io.neffos.spring.server.OutboundLimits;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.util.concurrent.Queues;

/**
 * What waits to be sent to one client, bounded in messages and bytes. Filled on the
 * connection's loop, emptied by the session as fast as the client reads.
 */
final class OutboundQueue {

	private final Sinks.Many<EncodedMessage> sink = Sinks.unsafe()
		.many()
		.unicast()
		.onBackpressureBuffer(Queues.<EncodedMessage>unboundedMultiproducer().get());

	private final AtomicInteger messages = new AtomicInteger();

	private final AtomicInteger bytes = new AtomicInteger();

	private final OutboundLimits limits;

	OutboundQueue(OutboundLimits limits) {
		this.limits = limits;
	}

	/**
	 * Adds a message.
	 * @return {@code false} if there is no room for it
	 */
	boolean add(EncodedMessage message) {
		if (this.messages.incrementAndGet() > this.limits.messages()
				|| this.bytes.addAndGet(message.size()) > this.limits.bytes()) {
			return false;
		}
		this.sink.tryEmitNext(message);
		return true;
	}

	void complete() {
		this.sink.tryEmitComplete();
	}

	Flux<EncodedMessage> messages() {
		return this.sink.asFlux().doOnNext((message) -> {
			this.messages.decrementAndGet();
			this.bytes.addAndGet(-message.size());
		});
	}

}
