package io.neffos.spring.engine.broadcast;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.neffos.spring.engine.support.ServerCounters;
import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.engine.transport.FrameOutcome;
import io.neffos.spring.limits.ProtocolCounter;
import io.neffos.spring.message.CloseReason;
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

	/** What a delivery needs besides its frame, roughly. */
	private static final int OVERHEAD = 128;

	private final Log logger = LogFactory.getLog(LoopOutbox.class);

	private final ConnectionLoop loop;

	private final ServerCounters counters;

	private final Queue<Delivery> deliveries = Queues.<Delivery>unboundedMultiproducer().get();

	private final AtomicInteger waiting = new AtomicInteger();

	private final AtomicLong bytes = new AtomicLong();

	private final LoopStall stall = new LoopStall();

	/** The shards that hold messages of the running drain. */
	private final List<RoomShard> filled = new ArrayList<>();

	/** How many messages they hold. */
	private int held;

	LoopOutbox(ConnectionLoop loop, ServerCounters counters) {
		this.loop = loop;
		this.counters = counters;
	}

	/**
	 * Adds a delivery; on the loop it is made before the method returns, unless others
	 * are in front of it.
	 */
	void add(Delivery delivery) {
		if (enqueue(delivery)) {
			this.loop.run(this::drain);
		}
	}

	/**
	 * Adds a delivery that is never made before the method returns, so that the caller
	 * may hold a lock.
	 */
	void addLater(Delivery delivery) {
		if (enqueue(delivery)) {
			this.loop.execute(this::drain);
		}
	}

	ConnectionLoop loop() {
		return this.loop;
	}

	/**
	 * Notes that clients of another loop wait for this one, which is told in the log,
	 * once for each time, if it hasn't written anything for a second.
	 * @param nanoTime the time
	 */
	void awaited(long nanoTime) {
		this.stall.awaited(nanoTime);
	}

	/**
	 * Returns how many deliveries wait.
	 */
	int waiting() {
		int all = this.waiting.get();
		return (all > 0 && this.loop.isStopped()) ? 0 : all;
	}

	/**
	 * Returns how much memory they keep, roughly.
	 */
	long bytes() {
		long all = this.bytes.get();
		return (all > 0 && this.loop.isStopped()) ? 0 : all;
	}

	/**
	 * Returns whether it is the only one, and a drain has to be scheduled.
	 */
	private boolean enqueue(Delivery delivery) {
		this.bytes.addAndGet(OVERHEAD + delivery.size());
		this.deliveries.add(delivery);
		return this.waiting.getAndIncrement() == 0;
	}

	private void drain() {
		this.stall.running();
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
		if (delivery == null) {
			return;
		}
		this.bytes.addAndGet(-OVERHEAD - delivery.size());
		try {
			if (delivery instanceof Delivery.ToShard broadcast) {
				hold(broadcast.shard(), broadcast.message());
			}
			else if (delivery instanceof Delivery.ToConnection direct) {
				flush();
				write(direct);
			}
			else if (delivery instanceof Delivery.Step step) {
				flush();
				step.action().run();
			}
		}
		catch (Throwable ex) {
			failed(ex);
		}
	}

	private void hold(RoomShard shard, RoomMessage message) {
		ShardDrain drain = shard.drain();
		if (drain != null && !drain.hasRoomFor(message)) {
			flush();
			drain = null;
		}
		if (drain == null) {
			drain = shard.begin();
			this.filled.add(shard);
		}
		drain.add(message, this.held++);
	}

	/**
	 * Writes what the shards hold. A connection that is a member of several gets the
	 * messages in their order.
	 */
	private void flush() {
		if (this.filled.isEmpty()) {
			return;
		}
		List<ShardDrain> drains = new ArrayList<>(this.filled.size());
		for (RoomShard shard : this.filled) {
			drains.add(Objects.requireNonNull(shard.drain()));
			shard.end();
		}
		this.filled.clear();
		this.held = 0;
		guarded(() -> {
			if (drains.size() == 1) {
				drains.get(0).writeAll();
			}
			else {
				InterleavedWrite.run(drains);
			}
		});
		drains.forEach((drain) -> guarded(() -> drain.finish(this.counters)));
	}

	private void write(Delivery.ToConnection direct) {
		FrameOutcome outcome = FrameOutcome.CLOSED;
		try {
			outcome = direct.transport().write(direct.frame());
		}
		catch (Throwable ex) {
			// the client would miss it without knowing
			failed(ex);
			direct.transport().close(CloseReason.INTERNAL_ERROR);
		}
		if (outcome == FrameOutcome.WRITTEN || outcome == FrameOutcome.WAITING) {
			this.counters.increment(ProtocolCounter.SENT_MESSAGE);
		}
		direct.then().accept(outcome);
	}

	/**
	 * Catches everything: an escaping exception would leave the counter above zero, and
	 * no further drain would be scheduled.
	 */
	private void guarded(Runnable part) {
		try {
			part.run();
		}
		catch (Throwable ex) {
			failed(ex);
		}
	}

	/**
	 * Whatever goes wrong with one delivery is kept from the loop's others.
	 */
	private void failed(Throwable ex) {
		this.logger.error("Delivery failed", ex);
	}

}
