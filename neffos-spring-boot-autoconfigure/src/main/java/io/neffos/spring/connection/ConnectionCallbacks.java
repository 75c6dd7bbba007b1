package io.neffos.spring.connection;

import io.neffos.spring.message.CloseReason;
import reactor.core.publisher.Mono;

/**
 * What a server does when connections come and go.
 *
 * @since 0.1.0
 */
public interface ConnectionCallbacks {

	/**
	 * Decides about a connection.
	 * @param connection the connection, still pending
	 * @return completes to agree, fails to refuse
	 */
	Mono<Void> onConnect(NeffosConnection connection);

	/**
	 * Runs after the acknowledgement.
	 * @param connection the connection, open
	 * @return completes when done; messages are handled meanwhile
	 */
	Mono<Void> onConnected(NeffosConnection connection);

	/**
	 * Runs once after an open connection has ended.
	 * @param connection the connection, closed
	 * @param reason why
	 * @return completes when done
	 */
	Mono<Void> onDisconnected(NeffosConnection connection, CloseReason reason);

}
