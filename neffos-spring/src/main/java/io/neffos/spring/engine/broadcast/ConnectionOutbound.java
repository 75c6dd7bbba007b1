package io.neffos.spring.engine.broadcast;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.engine.transport.ConnectionTransport;
import io.neffos.spring.engine.transport.FrameOutcome;
import io.neffos.spring.engine.transport.Outbound;
import io.neffos.spring.engine.transport.OutboundFrame;
import io.neffos.spring.message.CloseReason;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/**
 * The way out of one connection: the outbox of its loop.
 */
final class ConnectionOutbound implements Outbound {

	/** How long another loop may hold up the client's next message. */
	private static final long PATIENCE_MILLIS = 100;

	private final LoopOutboxes outboxes;

	private final LoopOutbox outbox;

	private final ConnectionTransport transport;

	private @Nullable Runnable waiting;

	private @Nullable Disposable timer;

	/** Whether the own outbox calls back when it has written what it has now. */
	private boolean behindOwn;

	/** The outbox of another loop that calls back. */
	private @Nullable LoopOutbox behind;

	ConnectionOutbound(LoopOutboxes outboxes, LoopOutbox outbox, ConnectionTransport transport) {
		this.outboxes = outboxes;
		this.outbox = outbox;
		this.transport = transport;
	}

	@Override
	public void send(OutboundFrame frame, Consumer<FrameOutcome> then) {
		this.outbox.add(new Delivery.ToConnection(this.transport, frame, then));
	}

	@Override
	public void sendLater(OutboundFrame frame) {
		this.outbox.addLater(new Delivery.ToConnection(this.transport, frame, (outcome) -> {
		}));
	}

	@Override
	public void close(CloseReason reason) {
		this.outbox.add(new Delivery.Step(() -> this.transport.close(reason)));
	}

	@Override
	public boolean isFull() {
		return this.outboxes.isFull();
	}

	@Override
	public boolean isPutOff(Predicate<ConnectionLoop> reached, Runnable task) {
		LoopOutbox busy = this.outboxes.busy(this.outbox, reached);
		if (busy == null) {
			return false;
		}
		this.waiting = task;
		if (busy == this.outbox) {
			awaitOwn();
		}
		else {
			await(busy);
		}
		return true;
	}

	private void awaitOwn() {
		if (!this.behindOwn) {
			this.behindOwn = true;
			this.outbox.addLater(new Delivery.Step(() -> {
				this.behindOwn = false;
				goOn();
			}));
		}
	}

	/**
	 * Waits for another loop, but not for long: it may be blocked, or stop.
	 */
	private void await(LoopOutbox busy) {
		ConnectionLoop loop = this.transport.loop();
		if (this.behind == null || this.behind.loop().isStopped()) {
			this.behind = busy;
			busy.addLater(new Delivery.Step(() -> loop.run(() -> caughtUp(busy))));
		}
		busy.awaited(loop.nanoTime());
		this.timer = loop.scheduler().schedule(this::goOn, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
	}

	private void caughtUp(LoopOutbox outbox) {
		if (this.behind == outbox) {
			this.behind = null;
		}
		goOn();
	}

	private void goOn() {
		if (this.timer != null) {
			this.timer.dispose();
			this.timer = null;
		}
		Runnable task = this.waiting;
		this.waiting = null;
		if (task != null) {
			task.run();
		}
	}

}
