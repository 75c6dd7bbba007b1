package io.neffos.spring.engine.broadcast;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import io.neffos.spring.engine.support.ServerCounters;
import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.engine.transport.ConnectionTransport;
import io.neffos.spring.engine.transport.Outbound;
import io.neffos.spring.limits.LoopLoad;
import io.neffos.spring.limits.MemoryLimits;
import org.jspecify.annotations.Nullable;

/**
 * The outboxes of a server's event loops.
 *
 * @since 0.1.0
 */
public final class LoopOutboxes {

	/** Clients' messages are put off from this part of the limit on. */
	private static final int PUT_OFF = 16;

	private final Map<ConnectionLoop, LoopOutbox> outboxes = new ConcurrentHashMap<>();

	private final List<LoopOutbox> all = new CopyOnWriteArrayList<>();

	private final long maxBytes;

	private final long maxTotal;

	private final ServerCounters counters;

	/**
	 * Creates the outboxes.
	 * @param maxBytes how many bytes may wait for each event loop, before no more is
	 * taken but what is owed
	 * @param memory how much memory may be kept for all clients, of whose heap no more
	 * than half may wait for the event loops together
	 * @param counters counts what is sent
	 */
	public LoopOutboxes(long maxBytes, MemoryLimits memory, ServerCounters counters) {
		this.maxBytes = maxBytes;
		this.maxTotal = Math.max(1, memory.heapBytes() / 2);
		this.counters = counters;
	}

	/**
	 * Returns the way out of a new connection.
	 * @param transport the connection's transport
	 * @return where it sends its own frames, in order with its broadcasts
	 */
	public Outbound outbound(ConnectionTransport transport) {
		return new ConnectionOutbound(this, of(transport.loop()), transport);
	}

	/**
	 * Returns how many deliveries wait for all event loops.
	 * @return the number
	 */
	public int waiting() {
		return this.all.stream().mapToInt(LoopOutbox::waiting).sum();
	}

	/**
	 * Returns how much memory these keep.
	 * @return roughly the number of bytes
	 */
	public long bytes() {
		long bytes = 0;
		for (LoopOutbox outbox : this.all) {
			bytes += outbox.bytes();
		}
		return bytes;
	}

	/**
	 * Returns what waits for each event loop.
	 * @return a snapshot, one for each loop that has had connections
	 */
	public List<LoopLoad> loads() {
		return this.all.stream().map((outbox) -> new LoopLoad(outbox.waiting(), outbox.bytes())).toList();
	}

	boolean isFull() {
		return fullest(this.maxBytes, (loop) -> true) != null || bytes() >= this.maxTotal;
	}

	LoopOutbox of(ConnectionLoop loop) {
		LoopOutbox known = this.outboxes.get(loop);
		if (known != null) {
			return known;
		}
		// what a stopped loop has left behind is never written
		this.outboxes.keySet().removeIf(ConnectionLoop::isStopped);
		this.all.removeIf((outbox) -> outbox.loop().isStopped());
		return this.outboxes.computeIfAbsent(loop, this::create);
	}

	/**
	 * Returns the outbox that has more to write than it should.
	 * @param own the outbox of the caller's loop
	 * @param reached selects the other loops
	 * @return the fullest one, or {@code null} if there is none
	 */
	@Nullable LoopOutbox busy(LoopOutbox own, Predicate<ConnectionLoop> reached) {
		return fullest(this.maxBytes / PUT_OFF, (loop) -> loop == own.loop() || reached.test(loop));
	}

	private LoopOutbox create(ConnectionLoop loop) {
		LoopOutbox created = new LoopOutbox(loop, this.counters);
		this.all.add(created);
		return created;
	}

	private @Nullable LoopOutbox fullest(long bytes, Predicate<ConnectionLoop> which) {
		LoopOutbox fullest = null;
		long most = bytes;
		for (LoopOutbox outbox : this.all) {
			long size = outbox.bytes();
			if (size >= most && which.test(outbox.loop())) {
				fullest = outbox;
				most = size;
			}
		}
		return fullest;
	}

}
