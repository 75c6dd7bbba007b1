package io.neffos.spring.engine.session;

import io.neffos.spring.connection.NeffosConnection;
import reactor.core.scheduler.Scheduler;

/**
 * Creates the callbacks of each connection of a server.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ConnectionCallbacksFactory {

	/**
	 * Creates the callbacks of a connection.
	 * @param connection the connection, pending
	 * @param timer the connection's loop, for timeouts
	 * @return the callbacks, of this connection only
	 */
	ConnectionCallbacks create(NeffosConnection connection, Scheduler timer);

}
