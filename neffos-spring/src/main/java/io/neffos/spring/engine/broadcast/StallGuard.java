package io.neffos.spring.engine.broadcast;

import io.neffos.spring.engine.session.ClientConnection;
import io.neffos.spring.limits.OutboundLimits;
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

	private final StallTimers timers;

	private long backlog;

	private int looks;

	private boolean watched;

	private boolean overLimits;

	private boolean observed;

	private boolean overflowed;

	StallGuard(ClientConnection connection, OutboundLimits limits, SlowConsumerReport report, StallTimers timers) {
		this.connection = connection;
		this.limits = limits;
		this.report = report;
		this.timers = timers;
	}

	/**
	 * Notes that the client has taken something.
	 */
	void progressed() {
		this.looks = 0;
		this.connection.alive();
	}

	/**
	 * Notes that nothing waits any more.
	 */
	void idle() {
		this.observed = false;
	}

	/**
	 * Ends a client that takes nothing of what waits from now on, whatever the policy,
	 * because the result of a broadcast depends on it.
	 */
	void observe() {
		this.observed = true;
		watch();
	}

	/**
	 * Looks at how much waits: the client isn't read from while that is more than the
	 * limits, and ends when it is more than may be kept.
	 */
	void check(WaitingLoad kept) {
		boolean over = kept.isOver(this.limits, 1);
		if (over != this.overLimits) {
			this.overLimits = over;
			if (over) {
				this.connection.congested();
				watch();
			}
			else {
				// later: this is the middle of a write
				this.connection.transport().loop().execute(this::relieve);
			}
		}
		if (over && (this.limits.stallTimeout().isZero() || kept.isOver(this.limits, HARD_FACTOR))) {
			overflow();
		}
	}

	/**
	 * Looks once after a client for which too much waits, and ends it if it has taken
	 * nothing for too many looks.
	 * @return whether to look again
	 */
	boolean look(int patience) {
		this.watched = !this.overflowed && this.connection.closeReason() == null && (this.overLimits || this.observed);
		if (!this.watched) {
			return false;
		}
		this.looks++;
		long left = this.connection.transport().backlog();
		if (left < this.backlog) {
			progressed();
		}
		this.backlog = left;
		if (this.looks > patience) {
			overflow();
		}
		return this.watched;
	}

	boolean isOverflowed() {
		return this.overflowed;
	}

	private void watch() {
		if (!this.watched) {
			this.watched = true;
			this.looks = 0;
			this.backlog = 0;
			this.timers.watch(this, this.connection.transport().loop());
		}
	}

	private void relieve() {
		if (!this.overLimits) {
			this.connection.relieved();
		}
	}

	private void overflow() {
		if (!this.overflowed) {
			this.overflowed = true;
			this.watched = false;
			this.report.closed();
			this.connection.close(CloseReason.SLOW_CONSUMER);
		}
	}

}
