package io.neffos.spring.server;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.CloseReason;
import reactor.core.publisher.Mono;

/**
 * Takes part when connections come and go. Several interceptors run in their order, those
 * of {@link #onDisconnected} too. None of the methods may block.
 *
 * @since 0.1.0
 */
public interface ConnectionInterceptor {

	/**
	 * Decides about a connection. Until every interceptor has agreed the connection is in
	 * no index and receives nothing; asking the client here fails.
	 * @param connection the connection, still pending
	 * @return completes to agree; fails to refuse, with the text of a
	 * {@link io.neffos.spring.message.NeffosException} for the client to read
	 */
	default Mono<Void> onConnect(NeffosConnection connection) {
		return Mono.empty();
	}

	/**
	 * Runs after the client was told its id. May connect the client to namespaces, join
	 * it to rooms, emit and ask. The client's messages are handled meanwhile.
	 * @param connection the connection, open
	 * @return completes when done; an error is logged
	 */
	default Mono<Void> onConnected(NeffosConnection connection) {
		return Mono.empty();
	}

	/**
	 * Runs exactly once after the end of each connection that this interceptor's
	 * {@link #onConnect} has agreed to, when its namespaces' callbacks have run: also of
	 * one that was never open, because its client has gone before that or another
	 * interceptor has refused it.
	 * @param connection the connection, closed
	 * @param reason why it has ended
	 * @return completes when done; an error is logged
	 */
	default Mono<Void> onDisconnected(NeffosConnection connection, CloseReason reason) {
		return Mono.empty();
	}

}
