package io.neffos.spring.broadcast;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.neffos.spring.connection.ConnectionLoop;
import io.neffos.spring.connection.ConnectionTransport;
import io.neffos.spring.connection.FrameOutcome;
import io.neffos.spring.connection.MemoryLimits;
import io.neffos.spring.connection.Outbound;
import io.neffos.spring.connection.OutboundFrame;
import io.neffos.spring.connection.ProtocolCounters;
import io.neffos.spring.message.CloseReason;
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

	private final ProtocolCounters counters;

	/**
	 * Creates the outboxes.
	 * @param maxBytes how many bytes may wait for each event loop, before no more is
	 * taken but what is owed
	 * @param memory how much memory may be kept for all clients, of whose heap no more
	 * than half may wait for the event loops together
	 * @param counters counts what is sent
	 */
	public LoopOutboxes(long maxBytes, MemoryLimits memory, ProtocolCounters counters) {
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
		LoopOutbox outbox = of(transport.loop());
		return new Outbound() {

			@Override
			public void send(OutboundFrame frame, Consumer<FrameOutcome> then) {
				outbox.add(new Delivery.ToConnection(transport, frame, then));
			}

			@Override
			public void sendLater(OutboundFrame frame) {
				outbox.addLater(new Delivery.ToConnection(transport, frame, (outcome) -> {
				}));
			}

			@Override
			public void close(CloseReason reason) {
				outbox.add(new Delivery.Step(() -> transport.close(reason)));
			}

			@Override
			public boolean isFull() {
				return LoopOutboxes.this.isFull();
			}

			@Override
			public boolean isPutOff(Runnable task) {
				return putOff(() -> transport.loop().run(task));
			}

		};
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
		for (int i = 0; i < this.all.size(); i++) {
			bytes += this.all.get(i).bytes();
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
		return fullest(this.maxBytes) != null || bytes() >= this.maxTotal;
	}

	LoopOutbox of(ConnectionLoop loop) {
		return this.outboxes.computeIfAbsent(loop, (key) -> {
			LoopOutbox created = new LoopOutbox(key, this.counters);
			this.all.add(created);
			return created;
		});
	}

	/**
	 * Puts a task behind all that waits for the loop that has too much to do.
	 * @return {@code false} if there is none
	 */
	private boolean putOff(Runnable task) {
		LoopOutbox busy = fullest(this.maxBytes / PUT_OFF);
		if (busy == null) {
			return false;
		}
		busy.addLater(new Delivery.Step(task));
		return true;
	}

	private @Nullable LoopOutbox fullest(long bytes) {
		LoopOutbox fullest = null;
		long most = bytes;
		for (int i = 0; i < this.all.size(); i++) {
			LoopOutbox outbox = this.all.get(i);
			if (outbox.bytes() >= most) {
				fullest = outbox;
				most = outbox.bytes();
			}
		}
		return fullest;
	}

}
