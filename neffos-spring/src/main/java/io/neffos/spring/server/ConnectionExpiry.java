package io.neffos.spring.server;

import io.neffos.spring.connection.NeffosConnection;
import reactor.core.publisher.Mono;

/**
 * Strategy for the expiry of connections, such as on the expiry of a token, the end of a
 * web session or a logout. An expired connection is closed with 1008. Several strategies
 * may apply to a connection.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ConnectionExpiry {

	/**
	 * Return a signal of the connection's expiry. Subscribed to when the connection has
	 * opened, and cancelled when it ends.
	 * @param connection the connection
	 * @return completes when the connection expires, or never; an error closes the
	 * connection, too, and is logged
	 */
	Mono<Void> whenExpired(NeffosConnection connection);

}
