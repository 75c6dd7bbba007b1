package io.neffos.spring.engine.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import io.neffos.spring.engine.support.ServerCounters;
import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.limits.Limit;
import io.neffos.spring.limits.MemoryLimits;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The memory that everything keeps that waits for the clients of a server, within limits.
 * When it is used up, the connections that occupy the most are ended until there is room
 * again; all others go on. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class MemoryBudget {

	/** A loop looks at the sum after so much growth, or this part of the limit. */
	private static final int STEP = 64 * 1024;

	private static final int STEPS = 64;

	private static final long AGAIN_MILLIS = 100;

	private final Log logger = LogFactory.getLog(MemoryBudget.class);

	private final Map<ConnectionLoop, LoopMemory> loops = new ConcurrentHashMap<>();

	/** The loop that is about to make room. */
	private final AtomicReference<@Nullable ConnectionLoop> due = new AtomicReference<>();

	/** The loop that looks again after a while. */
	private final AtomicReference<@Nullable ConnectionLoop> later = new AtomicReference<>();

	private final MemoryLimits limits;

	private final ServerCounters counters;

	private final LongSupplier outboxes;

	private final Supplier<Stream<MemoryHolder>> connections;

	private volatile boolean exhausted;

	/**
	 * Creates a budget of which nothing is used.
	 * @param limits how much may be kept
	 * @param counters counts the connections that are ended
	 * @param outboxes returns how much of the heap is kept for the event loops to write
	 * it
	 * @param connections returns all connections that may keep something, also those that
	 * have ended
	 */
	public MemoryBudget(MemoryLimits limits, ServerCounters counters, LongSupplier outboxes,
			Supplier<Stream<MemoryHolder>> connections) {
		this.limits = limits;
		this.counters = counters;
		this.outboxes = outboxes;
		this.connections = connections;
	}

	/**
	 * Returns how much of the heap is kept.
	 * @return roughly the number of bytes
	 */
	public long heap() {
		return this.outboxes.getAsLong() + sum(MemoryUse::heap);
	}

	/**
	 * Returns how much direct memory is kept.
	 * @return roughly the number of bytes
	 */
	public long direct() {
		return sum(MemoryUse::direct);
	}

	/**
	 * Returns the share of a new connection, on its loop.
	 */
	public ClientMemory client(ConnectionLoop loop) {
		LoopMemory memory = this.loops.get(loop);
		if (memory == null) {
			// a stopped loop keeps nothing that could be given back
			this.loops.keySet().removeIf(ConnectionLoop::isStopped);
			memory = this.loops.computeIfAbsent(loop, this::loop);
		}
		return new ClientMemory(memory);
	}

	/**
	 * Has connections ended if too much is kept. Called on a loop, in the middle of
	 * anything.
	 */
	void check(ConnectionLoop loop) {
		if (isOver() && isFirst(this.due, loop)) {
			loop.execute(() -> makeRoom(loop));
		}
	}

	private boolean isOver() {
		return heap() > this.limits.heapBytes() || direct() > this.limits.directBytes();
	}

	/**
	 * Returns whether no other loop does it, but one that has stopped with it.
	 */
	private static boolean isFirst(AtomicReference<@Nullable ConnectionLoop> doing, ConnectionLoop loop) {
		ConnectionLoop other = doing.get();
		return (other == null || other.isStopped()) && doing.compareAndSet(other, loop);
	}

	private LoopMemory loop(ConnectionLoop loop) {
		return new LoopMemory(loop, this, step(this.limits.heapBytes()), step(this.limits.directBytes()));
	}

	private static long step(long limit) {
		return Math.max(1, Math.min(STEP, limit / STEPS));
	}

	private void makeRoom(ConnectionLoop loop) {
		this.due.set(null);
		makeRoom();
		// what the ended ones share with others is still kept
		if (isOver() && isFirst(this.later, loop)) {
			loop.scheduler().schedule(() -> {
				this.later.set(null);
				check(loop);
			}, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
		}
	}

	private void makeRoom() {
		int ended = makeRoom(Limit.SERVER_HEAP, heap(), this.limits.heapBytes(), ClientMemory::heap)
				+ makeRoom(Limit.SERVER_DIRECT, direct(), this.limits.directBytes(), ClientMemory::direct);
		if (ended > 0 && !this.exhausted) {
			this.exhausted = true;
			this.logger.warn("Queued messages exceed a memory limit of the server: closing the "
					+ "connections that occupy the most");
		}
		else if (ended == 0) {
			this.exhausted = false;
		}
	}

	/**
	 * Ends the connections that occupy the most, until three quarters of the limit are
	 * left.
	 * @return how many
	 */
	private int makeRoom(Limit limit, long kept, long most, ToLongFunction<ClientMemory> use) {
		if (kept <= most) {
			return 0;
		}
		long surplus = kept - most / 4 * 3;
		List<Holder> holders = new ArrayList<>();
		List<Holder> all = this.connections.get()
			.filter((connection) -> !connection.loop().isStopped())
			.map((connection) -> new Holder(connection, use.applyAsLong(connection.memory())))
			.filter((holder) -> holder.bytes() > 0)
			.toList();
		for (Holder holder : all) {
			if (holder.connection().isEnding()) {
				// on its way out, with all that it keeps
				surplus -= holder.bytes();
			}
			else {
				holders.add(holder);
			}
		}
		holders.sort(Comparator.comparingLong(Holder::bytes).reversed());
		int ended = 0;
		while (surplus > 0 && ended < holders.size()) {
			Holder holder = holders.get(ended++);
			surplus -= holder.bytes();
			this.counters.exceeded(limit);
			holder.connection().overloaded();
		}
		return ended;
	}

	private long sum(ToLongFunction<MemoryUse> use) {
		long sum = 0;
		for (LoopMemory memory : this.loops.values()) {
			if (!memory.loop().isStopped()) {
				sum += use.applyAsLong(memory.use());
			}
		}
		return sum;
	}

	private record Holder(MemoryHolder connection, long bytes) {

	}

}
