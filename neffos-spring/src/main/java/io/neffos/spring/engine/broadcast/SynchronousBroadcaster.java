package io.neffos.spring.engine.broadcast;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.neffos.spring.connection.Answer;
import io.neffos.spring.connection.Broadcast;
import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.Emission;
import io.neffos.spring.engine.session.Broadcaster;
import io.neffos.spring.engine.support.ServerCounters;
import io.neffos.spring.message.NeffosMessage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.concurrent.Queues;

/**
 * Runs broadcasts one after another: each begins when the one before it is done. No
 * thread is blocked meanwhile.
 *
 * @since 0.1.0
 */
public final class SynchronousBroadcaster implements Broadcaster {

	/** What a broadcast needs besides its bodies, roughly. */
	private static final int OVERHEAD = 512;

	private final Queue<Waiting> queue = Queues.<Waiting>unboundedMultiproducer().get();

	private final AtomicLong bytes = new AtomicLong();

	private final AtomicInteger draining = new AtomicInteger();

	private final Broadcaster broadcaster;

	private final RefusedBroadcasts refused;

	private final long maxBytes;

	private volatile boolean running;

	/**
	 * Creates a broadcaster.
	 * @param broadcaster sends one broadcast, and is done when nothing of it waits
	 * @param counters counts what is refused
	 * @param maxBytes how much may wait for its turn
	 */
	public SynchronousBroadcaster(Broadcaster broadcaster, ServerCounters counters, long maxBytes) {
		this.broadcaster = broadcaster;
		this.refused = new RefusedBroadcasts(counters);
		this.maxBytes = maxBytes;
	}

	/**
	 * Returns how much waits for its turn or is under way.
	 * @return roughly the number of bytes
	 */
	public long bytes() {
		return this.bytes.get();
	}

	@Override
	public Emission<BroadcastResult> broadcast(Broadcast broadcast) {
		int size = size(broadcast);
		if (this.bytes.addAndGet(size) > this.maxBytes) {
			this.bytes.addAndGet(-size);
			return Emission.failed(this.refused.refuse(broadcast));
		}
		Waiting waiting = new Waiting(broadcast, Sinks.one());
		this.queue.add(waiting);
		drain();
		return waiting;
	}

	@Override
	public Flux<Answer> ask(Broadcast question, Duration timeout) {
		return this.broadcaster.ask(question, timeout);
	}

	/**
	 * Begins the next broadcast unless one runs. Broadcasts that are done at once are
	 * taken up in a loop, not inside each other.
	 */
	private void drain() {
		if (this.draining.getAndIncrement() != 0) {
			return;
		}
		int missed = 1;
		do {
			Waiting next = null;
			while (!this.running && (next = this.queue.poll()) != null) {
				this.running = true;
				begin(next);
			}
			missed = this.draining.addAndGet(-missed);
		}
		while (missed != 0);
	}

	private void begin(Waiting next) {
		Mono.defer(() -> this.broadcaster.broadcast(next.broadcast()).result()).doFinally((signal) -> {
			this.bytes.addAndGet(-size(next.broadcast()));
			this.running = false;
			drain();
		}).subscribe(next.sink()::tryEmitValue, next.sink()::tryEmitError);
	}

	private static int size(Broadcast broadcast) {
		return OVERHEAD + broadcast.messages().stream().mapToInt(NeffosMessage::size).sum();
	}

	private record Waiting(Broadcast broadcast, Sinks.One<BroadcastResult> sink) implements Emission<BroadcastResult> {

		@Override
		public Mono<BroadcastResult> result() {
			return this.sink.asMono();
		}

	}

}
