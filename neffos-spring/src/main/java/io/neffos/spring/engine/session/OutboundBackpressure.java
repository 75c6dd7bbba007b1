package io.neffos.spring.engine.session;

import java.util.function.Predicate;

import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.engine.transport.Outbound;

/**
 * Postpones the handling of one client's messages while the event loops have more to
 * write than they should, or more waits for the client than its outbound limits allow:
 * what clients cause to be sent must not grow faster than it is written. Confined to the
 * connection's loop.
 */
final class OutboundBackpressure implements Runnable, Predicate<ConnectionLoop> {

	private final ClientConnection connection;

	private final InboundFlow flow;

	private final Outbound outbound;

	private final ConnectionRegistry registry;

	private boolean postponed;

	private boolean due;

	OutboundBackpressure(ClientConnection connection, InboundFlow flow, Outbound outbound,
			ConnectionRegistry registry) {
		this.connection = connection;
		this.flow = flow;
		this.outbound = outbound;
		this.registry = registry;
	}

	/**
	 * Whether the next message has to wait. At least one message is handled each time
	 * that the wait is over, however much there is to write meanwhile.
	 * @param waiting whether there is a message
	 */
	boolean isPostponed(boolean waiting) {
		if (!this.postponed && waiting && !this.due) {
			this.postponed = this.flow.isPutOff(this) || this.outbound.isPutOff(this, this);
		}
		this.due = false;
		return this.postponed;
	}

	/**
	 * Ends the wait.
	 */
	@Override
	public void run() {
		this.postponed = false;
		this.due = true;
		this.connection.handleQueued();
	}

	/**
	 * Whether connections of an event loop are in a namespace with this one.
	 */
	@Override
	public boolean test(ConnectionLoop loop) {
		return this.registry.reaches(this.connection, loop);
	}

}
