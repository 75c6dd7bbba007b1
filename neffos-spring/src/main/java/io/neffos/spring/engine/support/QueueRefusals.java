package io.neffos.spring.engine.support;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.neffos.spring.limits.Limit;
import org.apache.commons.logging.Log;

/**
 * Counts what is refused because too much waits for the event loops, and logs the first
 * refusal and then one a second with the number of the others: the result, which has the
 * error, may have no subscriber. Safe for use by several threads; applications don't use
 * it.
 *
 * @since 0.1.0
 */
public final class QueueRefusals {

	private final LogThrottle throttle = new LogThrottle(Duration.ofSeconds(1), 1);

	private final Log logger;

	private final ServerCounters counters;

	private final LongSupplier nanoTime;

	private final String advice;

	/**
	 * Creates the log of one server.
	 * @param logger the logger
	 * @param counters counts the refusals
	 * @param nanoTime the time, as {@link System#nanoTime()} returns it
	 * @param advice what the application should do instead
	 */
	public QueueRefusals(Log logger, ServerCounters counters, LongSupplier nanoTime, String advice) {
		this.logger = logger;
		this.counters = counters;
		this.nanoTime = nanoTime;
		this.advice = advice;
	}

	/**
	 * Notes a refusal.
	 * @param what what is refused, with its article, called if it is logged
	 */
	public void refused(Supplier<String> what) {
		this.counters.exceeded(Limit.QUEUED_SIZE);
		LogThrottle.Entry entry = this.throttle.next(this.nanoTime.getAsLong());
		if (entry != null) {
			String more = (entry.omitted() > 0) ? ", and " + entry.omitted() + " more that were not logged" : "";
			this.logger.warn("Refused " + what.get() + more + ": as much waits for an event loop as may wait. "
					+ this.advice + ", or raise the limit, which Spring Boot applications set with"
					+ " neffos.server.broadcast.max-queued-size");
		}
	}

}
