package io.neffos.spring.engine.broadcast;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.neffos.spring.engine.transport.ConnectionLoop;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Looks several times in each stall timeout after the clients for which more waits than
 * their limits allow: one timer for each event loop, which runs only while there are such
 * clients. Looks are counted, not time, so that clients don't pay for a loop that was
 * blocked.
 */
final class StallTimers {

	/** How often it looks in a stall timeout. */
	private static final int LOOKS = 4;

	/** The timeout of observed clients where there is no stall timeout. */
	private static final Duration OBSERVED = Duration.ofSeconds(1);

	private static final Log logger = LogFactory.getLog(StallTimers.class);

	private final Map<ConnectionLoop, LoopTimer> running = new ConcurrentHashMap<>();

	private final long period;

	StallTimers(Duration stallTimeout) {
		Duration patience = (stallTimeout.isZero()) ? OBSERVED : stallTimeout;
		this.period = Math.max(1, patience.toMillis() / LOOKS);
	}

	/**
	 * Watches a client until nothing has to be watched any more. Called on its loop.
	 */
	void watch(StallGuard guard, ConnectionLoop loop) {
		LoopTimer timer = this.running.get(loop);
		if (timer == null) {
			// the timer of a stopped loop looks no more
			this.running.keySet().removeIf(ConnectionLoop::isStopped);
			timer = new LoopTimer(loop).schedule();
			this.running.put(loop, timer);
		}
		timer.watched.add(guard);
	}

	/**
	 * The timer of one event loop. Confined to it.
	 */
	private final class LoopTimer implements Runnable {

		private final ConnectionLoop loop;

		private List<StallGuard> watched = new ArrayList<>();

		LoopTimer(ConnectionLoop loop) {
			this.loop = loop;
		}

		LoopTimer schedule() {
			this.loop.scheduler().schedule(this, StallTimers.this.period, TimeUnit.MILLISECONDS);
			return this;
		}

		@Override
		public void run() {
			List<StallGuard> looked = this.watched;
			// what the end of a client causes may bring others
			this.watched = new ArrayList<>(looked.size());
			for (StallGuard guard : looked) {
				if (isStillWatched(guard)) {
					this.watched.add(guard);
				}
			}
			if (this.watched.isEmpty()) {
				StallTimers.this.running.remove(this.loop);
			}
			else {
				schedule();
			}
		}

		private boolean isStillWatched(StallGuard guard) {
			try {
				return guard.look(LOOKS);
			}
			catch (Throwable ex) {
				logger.error("Stall check of a slow client failed", ex);
				return true;
			}
		}

	}

}
