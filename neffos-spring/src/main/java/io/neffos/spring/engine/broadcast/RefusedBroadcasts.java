package io.neffos.spring.engine.broadcast;

import java.util.function.LongSupplier;

import io.neffos.spring.connection.Broadcast;
import io.neffos.spring.engine.support.QueueRefusals;
import io.neffos.spring.engine.support.ServerCounters;
import io.neffos.spring.engine.text.LogText;
import io.neffos.spring.limits.Limit;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import org.apache.commons.logging.LogFactory;

/**
 * Refuses broadcasts because too much waits already. Safe for use by several threads.
 */
final class RefusedBroadcasts {

	private static final String ADVICE = "Wait for the results of broadcasts before sending further ones";

	private final QueueRefusals refusals;

	RefusedBroadcasts(ServerCounters counters) {
		this(counters, System::nanoTime);
	}

	RefusedBroadcasts(ServerCounters counters, LongSupplier nanoTime) {
		this.refusals = new QueueRefusals(LogFactory.getLog(RefusedBroadcasts.class), counters, nanoTime, ADVICE);
	}

	/**
	 * Refuses a broadcast.
	 * @return the error of its result
	 */
	NeffosException refuse(Broadcast broadcast) {
		this.refusals.refused(() -> text(broadcast));
		return Limit.QUEUED_SIZE.exceeded();
	}

	private static String text(Broadcast broadcast) {
		if (broadcast.messages().isEmpty()) {
			return "a broadcast";
		}
		NeffosMessage first = broadcast.messages().get(0);
		return "a broadcast of event " + LogText.quote(first.event()) + " of namespace "
				+ LogText.quote(first.namespace());
	}

}
