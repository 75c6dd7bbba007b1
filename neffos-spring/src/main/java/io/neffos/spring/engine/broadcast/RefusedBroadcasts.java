package io.neffos.spring.engine.broadcast;

import java.time.Duration;
import java.util.function.LongSupplier;

import io.neffos.spring.connection.Broadcast;
import io.neffos.spring.engine.support.LogThrottle;
import io.neffos.spring.engine.support.ServerCounters;
import io.neffos.spring.engine.text.LogText;
import io.neffos.spring.limits.Limit;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Counts broadcasts that are refused because too much waits already, and logs the first
 * one and then one a second with the number of the others: the result, which has the
 * error, may have no subscriber. Safe for use by several threads.
 */
final class RefusedBroadcasts {

	private static final Log logger = LogFactory.getLog(RefusedBroadcasts.class);

	private final LogThrottle throttle = new LogThrottle(Duration.ofSeconds(1), 1);

	private final ServerCounters counters;

	private final LongSupplier nanoTime;

	RefusedBroadcasts(ServerCounters counters) {
		this(counters, System::nanoTime);
	}

	RefusedBroadcasts(ServerCounters counters, LongSupplier nanoTime) {
		this.counters = counters;
		this.nanoTime = nanoTime;
	}

	/**
	 * Refuses a broadcast.
	 * @return the error of its result
	 */
	NeffosException refuse(Broadcast broadcast) {
		this.counters.exceeded(Limit.QUEUED_SIZE);
		LogThrottle.Entry entry = this.throttle.next(this.nanoTime.getAsLong());
		if (entry != null) {
			logger.warn(text(broadcast, entry.omitted()));
		}
		return Limit.QUEUED_SIZE.exceeded();
	}

	private static String text(Broadcast broadcast, long omitted) {
		StringBuilder text = new StringBuilder("Refused a broadcast");
		if (!broadcast.messages().isEmpty()) {
			NeffosMessage first = broadcast.messages().get(0);
			text.append(" of event ")
				.append(LogText.quote(first.event()))
				.append(" of namespace ")
				.append(LogText.quote(first.namespace()));
		}
		if (omitted > 0) {
			text.append(", and ").append(omitted).append(" more that were not logged");
		}
		return text
			.append(": as much waits for an event loop as may wait. Wait for the results of broadcasts before"
					+ " sending further ones, or raise the limit, which Spring Boot applications set with"
					+ " neffos.server.broadcast.max-queued-size")
			.toString();
	}

}
