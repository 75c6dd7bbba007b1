package io.neffos.spring.engine.session;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.CloseReason;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * What a server does when connections come and go.
 *
 * @since 0.1.0
 */
public interface ConnectionCallbacks {

	/**
	 * Begins to follow a connection.
	 * @param connection the connection, pending
	 * @param timer the connection's loop, for timeouts
	 * @return what to call back, for this connection only
	 */
	Visit visit(NeffosConnection connection, Scheduler timer);

	/**
	 * The callbacks of one connection. Called on its loop, one after another.
	 */
	interface Visit {

		/**
		 * Decides about the connection.
		 * @return completes to agree, fails to refuse
		 */
		Mono<Void> onConnect();

		/**
		 * Runs after the acknowledgement.
		 * @return completes when done; messages are handled meanwhile
		 */
		Mono<Void> onConnected();

		/**
		 * Runs once after the connection has ended, whether or not it has been open: who
		 * has agreed to it may have something to give back.
		 * @param reason why it has ended
		 * @return completes when done
		 */
		Mono<Void> onDisconnected(CloseReason reason);

	}

}
