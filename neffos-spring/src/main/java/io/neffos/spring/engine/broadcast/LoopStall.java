package io.neffos.spring.engine.broadcast;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Logs that an event loop is blocked, with its stack, once for each time. The loop only
 * counts; other loops look at the clock.
 */
final class LoopStall {

	private static final long PATIENCE = Duration.ofSeconds(1).toNanos();

	private static final Log logger = LogFactory.getLog(LoopStall.class);

	private volatile int runs;

	private volatile @Nullable Thread thread;

	private int seen = -1;

	private long since;

	private boolean logged;

	/**
	 * Notes that the loop runs. Called on the loop.
	 */
	void running() {
		if (this.thread != Thread.currentThread()) {
			this.thread = Thread.currentThread();
		}
		// one thread writes
		this.runs = this.runs + 1;
	}

	/**
	 * Notes that others wait for the loop.
	 * @param nanoTime the time
	 */
	void awaited(long nanoTime) {
		if (isBlocked(nanoTime)) {
			log(this.thread);
		}
	}

	private synchronized boolean isBlocked(long nanoTime) {
		int now = this.runs;
		if (now != this.seen) {
			this.seen = now;
			this.since = nanoTime;
			this.logged = false;
		}
		if (this.logged || nanoTime - this.since <= PATIENCE) {
			return false;
		}
		this.logged = true;
		return true;
	}

	private static void log(@Nullable Thread blocked) {
		String stack = (blocked != null) ? Arrays.stream(blocked.getStackTrace())
			.map((element) -> System.lineSeparator() + "\tat " + element)
			.collect(Collectors.joining()) : "";
		logger.warn("Event loop '" + ((blocked != null) ? blocked.getName() : "not started")
				+ "' has written nothing for a second, and clients of other loops wait for it; it is in" + stack);
	}

}
