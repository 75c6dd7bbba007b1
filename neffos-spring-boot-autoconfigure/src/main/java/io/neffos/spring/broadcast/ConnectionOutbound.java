package io.neffos.spring.broadcast;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.neffos.spring.connection.ConnectionLoop;
import io.neffos.spring.connection.ConnectionTransport;
import io.neffos.spring.connection.FrameOutcome;
import io.neffos.spring.connection.Outbound;
import io.neffos.spring.connection.OutboundFrame;
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

	private boolean behindOthers;

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
		ConnectionLoop loop = this.transport.loop();
		this.waiting = task;
		if (!this.behindOthers) {
			this.behindOthers = true;
			busy.addLater(new Delivery.Step(() -> loop.run(this::caughtUp)));
		}
		if (busy != this.outbox) {
			busy.awaited(loop.nanoTime());
			this.timer = loop.scheduler().schedule(this::goOn, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
		}
		return true;
	}

	private void caughtUp() {
		this.behindOthers = false;
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
