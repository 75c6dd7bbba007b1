package io.neffos.spring.server;

import io.neffos.spring.connection.NeffosConnection;
import reactor.core.publisher.Mono;

/**
 * Tells when the right to a connection ends: a token expires, a session ends, a user logs
 * out. The connection then ends with 1008. Several may watch one connection.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ConnectionExpiry {

	/**
	 * Watches a connection that has opened. Cancelled when the connection ends.
	 * @param connection the connection
	 * @return completes when the connection has to end, never if it need not; an error
	 * ends it, too, and is logged
	 */
	Mono<Void> whenExpired(NeffosConnection connection);

}
