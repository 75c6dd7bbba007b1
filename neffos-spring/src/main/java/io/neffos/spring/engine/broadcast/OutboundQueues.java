package io.neffos.spring.engine.broadcast;

import io.neffos.spring.connection.SlowConsumerListener;
import io.neffos.spring.engine.session.ClientConnection;
import io.neffos.spring.engine.support.FailureLog;
import io.neffos.spring.engine.support.ServerCounters;
import io.neffos.spring.limits.OutboundLimits;
import org.apache.commons.logging.LogFactory;

/**
 * Creates the queues of a server's connections.
 *
 * @since 0.1.0
 */
public final class OutboundQueues {

	private final OutboundStatistics statistics = new OutboundStatistics();

	private final FailureLog failures = new FailureLog(LogFactory.getLog(OutboundQueue.class));

	private final OutboundLimits limits;

	private final StallTimers timers;

	private final ServerCounters counters;

	private final SlowConsumerListener listener;

	/**
	 * Creates the factory.
	 * @param limits how much may wait for each client
	 * @param counters counts what is decided about slow ones
	 * @param listener called when such a decision begins and ends
	 */
	public OutboundQueues(OutboundLimits limits, ServerCounters counters, SlowConsumerListener listener) {
		this.limits = limits;
		this.timers = new StallTimers(limits.stallTimeout());
		this.counters = counters;
		this.listener = listener;
	}

	/**
	 * Creates the queue of a connection.
	 * @param connection the connection, which is closed if too much waits
	 * @return the queue, empty
	 */
	public OutboundQueue create(ClientConnection connection) {
		SlowConsumerReport report = new SlowConsumerReport(connection, this.counters, this.listener);
		return new OutboundQueue(connection, this.limits, this.statistics, report,
				new StallGuard(connection, this.limits, report, this.timers), this.failures);
	}

	/**
	 * Returns how much may wait for each client.
	 * @return the limits
	 */
	public OutboundLimits limits() {
		return this.limits;
	}

	/**
	 * Returns how much waits in all queues.
	 * @return the statistics, the same every time
	 */
	public OutboundStatistics statistics() {
		return this.statistics;
	}

}
