package io.neffos.spring.broadcast;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

import io.neffos.spring.connection.ConnectionLoop;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.util.concurrent.Queues;

/**
 * Everything that waits to be written by one event loop, broadcasts and direct frames
 * alike, in the order in which it was issued. The broadcasts of a drain are merged for
 * each shard; a direct frame has all that was issued before it written first.
 */
final class LoopOutbox {

	/** After so many deliveries the loop's other work gets its turn. */
	private static final int BURST = 256;

	private final Log logger = LogFactory.getLog(LoopOutbox.class);

	private final ConnectionLoop loop;

	private final Queue<Delivery> deliveries = Queues.<Delivery>unboundedMultiproducer().get();

	private final AtomicInteger waiting = new AtomicInteger();

	/** The shards that hold messages of the running drain. */
	private final List<RoomShard> filled = new ArrayList<>();

	LoopOutbox(ConnectionLoop loop) {
		this.loop = loop;
	}

	/**
	 * Adds what concerns a single connection; on the loop it is done before the method
	 * returns, unless other deliveries are in front of it.
	 */
	void add(Runnable action) {
		this.deliveries.add(new Delivery.ToConnection(action));
		if (this.waiting.getAndIncrement() == 0) {
			this.loop.run(this::drain);
		}
	}

	/**
	 * Adds a delivery that is never made before the method returns, so that the caller
	 * may hold a lock.
	 */
	void addLater(Delivery delivery) {
		this.deliveries.add(delivery);
		if (this.waiting.getAndIncrement() == 0) {
			this.loop.execute(this::drain);
		}
	}

	private void drain() {
		int delivered = 0;
		do {
			if (delivered++ == BURST) {
				flush();
				this.loop.execute(this::drain);
				return;
			}
			deliver(this.deliveries.poll());
			if (this.waiting.get() == 1) {
				// before the count is zero: what a write causes must not begin a drain
				// inside this one
				flush();
			}
		}
		while (this.waiting.decrementAndGet() > 0);
	}

	private void deliver(@Nullable Delivery delivery) {
		try {
			if (delivery instanceof Delivery.ToShard broadcast) {
				if (broadcast.shard().fill(broadcast.message())) {
					this.filled.add(broadcast.shard());
				}
			}
			else if (delivery instanceof Delivery.ToConnection direct) {
				flush();
				direct.action().run();
			}
		}
		catch (Throwable ex) {
			failed(ex);
		}
	}

	private void flush() {
		for (RoomShard shard : this.filled) {
			try {
				shard.flush();
			}
			catch (Throwable ex) {
				failed(ex);
			}
		}
		this.filled.clear();
	}

	/**
	 * Whatever goes wrong with one delivery is kept from the loop's others.
	 */
	private void failed(Throwable ex) {
		this.logger.error("Delivery failed", ex);
	}

}
