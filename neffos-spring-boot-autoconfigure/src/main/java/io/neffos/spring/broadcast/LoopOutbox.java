package io.neffos.spring.broadcast;

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

import io.neffos.spring.connection.ConnectionLoop;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.util.concurrent.Queues;

/**
 * Everything that waits to be written by one event loop, broadcasts and direct frames
 * alike, in the order in which it was issued.
 */
final class LoopOutbox {

	/** After so many deliveries the loop's other work gets its turn. */
	private static final int BURST = 256;

	private final Log logger = LogFactory.getLog(LoopOutbox.class);

	private final ConnectionLoop loop;

	private final Queue<Runnable> deliveries = Queues.<Runnable>unboundedMultiproducer().get();

	private final AtomicInteger waiting = new AtomicInteger();

	LoopOutbox(ConnectionLoop loop) {
		this.loop = loop;
	}

	/**
	 * Adds a delivery; on the loop it is made before the method returns, unless others
	 * are in front of it.
	 */
	void add(Runnable delivery) {
		this.deliveries.add(delivery);
		if (this.waiting.getAndIncrement() == 0) {
			this.loop.run(this::drain);
		}
	}

	/**
	 * Adds a delivery that is never made before the method returns, so that the caller
	 * may hold a lock.
	 */
	void addLater(Runnable delivery) {
		this.deliveries.add(delivery);
		if (this.waiting.getAndIncrement() == 0) {
			this.loop.execute(this::drain);
		}
	}

	int size() {
		return this.waiting.get();
	}

	private void drain() {
		int delivered = 0;
		do {
			if (delivered++ == BURST) {
				this.loop.execute(this::drain);
				return;
			}
			deliver(this.deliveries.poll());
		}
		while (this.waiting.decrementAndGet() > 0);
	}

	private void deliver(@Nullable Runnable delivery) {
		try {
			Objects.requireNonNull(delivery).run();
		}
		catch (RuntimeException ex) {
			// one delivery's failure must not keep the loop's others from their receivers
			this.logger.error("Delivery failed", ex);
		}
	}

}
