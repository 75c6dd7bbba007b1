package io.neffos.spring.broadcast;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import io.neffos.spring.connection.ClientConnection;
import io.neffos.spring.connection.OutboundLimits;
import io.neffos.spring.message.CloseReason;

/**
 * Ends the connection of a client for which too much waits. Confined to the connection's
 * loop.
 */
final class StallGuard {

	/**
	 * A burst may bring more than the limits for a moment, so a client that takes its
	 * part of it is given time; but no more than this many times the limits is kept.
	 */
	private static final int HARD_FACTOR = 16;

	private final ClientConnection connection;

	private final OutboundLimits limits;

	private final SlowConsumerReport report;

	private long progressAt;

	private boolean watching;

	private boolean overflowed;

	StallGuard(ClientConnection connection, OutboundLimits limits, SlowConsumerReport report) {
		this.connection = connection;
		this.limits = limits;
		this.report = report;
	}

	/**
	 * Notes that something begins to wait.
	 */
	void begin() {
		this.progressAt = System.nanoTime();
	}

	/**
	 * Notes that the client has taken something.
	 */
	void progressed() {
		this.progressAt = System.nanoTime();
		this.connection.alive();
	}

	/**
	 * Ends the connection if more waits than may be kept.
	 */
	void check(WaitingLoad kept) {
		if (kept.isOver(this.limits, HARD_FACTOR) || (kept.isOver(this.limits, 1) && isStalled())) {
			overflow();
		}
	}

	/**
	 * Ends a client that takes nothing while somebody waits for it, whatever the policy.
	 */
	void watch(BooleanSupplier waiting) {
		if (!this.watching) {
			this.watching = true;
			this.connection.transport().loop().scheduler().schedule(() -> {
				this.watching = false;
				if (waiting.getAsBoolean() && isStalled()) {
					overflow();
				}
				else if (waiting.getAsBoolean()) {
					watch(waiting);
				}
			}, this.limits.stallTimeout().toMillis() + 1, TimeUnit.MILLISECONDS);
		}
	}

	boolean isOverflowed() {
		return this.overflowed;
	}

	private boolean isStalled() {
		return System.nanoTime() - this.progressAt > this.limits.stallTimeout().toNanos();
	}

	private void overflow() {
		if (!this.overflowed) {
			this.overflowed = true;
			this.report.closed();
			this.connection.close(CloseReason.SLOW_CONSUMER);
		}
	}

}
