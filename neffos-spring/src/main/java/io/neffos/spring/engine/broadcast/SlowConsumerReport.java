package io.neffos.spring.engine.broadcast;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.connection.SlowConsumerEvent;
import io.neffos.spring.connection.SlowConsumerEvent.Kind;
import io.neffos.spring.connection.SlowConsumerListener;
import io.neffos.spring.connection.SlowConsumerPolicy.Action;
import io.neffos.spring.engine.support.ServerCounters;
import io.neffos.spring.limits.ProtocolCounter;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Counts the decisions about one client that reads too slowly, and reports when they
 * begin and when they are over. Confined to the connection's loop.
 */
final class SlowConsumerReport {

	private static final Log logger = LogFactory.getLog(SlowConsumerReport.class);

	private final NeffosConnection connection;

	private final ServerCounters counters;

	private final SlowConsumerListener listener;

	private @Nullable Action first;

	private long messages;

	SlowConsumerReport(NeffosConnection connection, ServerCounters counters, SlowConsumerListener listener) {
		this.connection = connection;
		this.counters = counters;
		this.listener = listener;
	}

	/**
	 * Notes that a message was dropped or replaced.
	 */
	void dropped(Action action) {
		this.counters.increment(switch (action) {
			case DROP_OLDEST -> ProtocolCounter.DROPPED_OLDEST;
			case DROP_NEWEST -> ProtocolCounter.DROPPED_NEWEST;
			case CONFLATE -> ProtocolCounter.CONFLATED;
			case CLOSE -> throw new IllegalArgumentException("Nothing is dropped by " + action);
		});
		this.messages++;
		if (this.first == null) {
			this.first = action;
			tell(Kind.DROPPING, action);
		}
	}

	/**
	 * Notes that nothing waits any more.
	 */
	void settled() {
		Action action = this.first;
		if (action != null) {
			tell(Kind.SETTLED, action);
			this.first = null;
			this.messages = 0;
		}
	}

	/**
	 * Notes that the connection is ended for being slow.
	 */
	void closed() {
		this.counters.increment(ProtocolCounter.SLOW_CONSUMER_CLOSED);
		tell(Kind.CLOSED, Action.CLOSE);
	}

	private void tell(Kind kind, Action action) {
		try {
			this.listener.onSlowConsumer(new SlowConsumerEvent(this.connection, kind, action, this.messages));
		}
		catch (Throwable ex) {
			logger.error("Slow consumer listener failed", ex);
		}
	}

}
