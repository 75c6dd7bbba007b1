package io.neffos.spring.server;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.CloseReason;
import reactor.core.publisher.Mono;

/**
 * Interceptor of the begin and the end of connections. Several interceptors are called in
 * their order, also at the end. The methods must not block.
 *
 * @since 0.1.0
 */
public interface ConnectionInterceptor {

	/**
	 * Accept or refuse a connection. Until all interceptors have accepted it, queries
	 * don't return the connection, it gets no messages, and asks of the client fail.
	 * @param connection the pending connection
	 * @return completes to accept; fails to refuse, with the text of a
	 * {@link io.neffos.spring.message.NeffosException} for the client to read
	 */
	default Mono<Void> onConnect(NeffosConnection connection) {
		return Mono.empty();
	}

	/**
	 * Called after the handshake. May connect the client to namespaces, join it to rooms,
	 * emit and ask. The client's messages are handled meanwhile.
	 * @param connection the open connection
	 * @return completes when done; an error is logged
	 */
	default Mono<Void> onConnected(NeffosConnection connection) {
		return Mono.empty();
	}

	/**
	 * Called exactly once after the end of each connection that the {@link #onConnect} of
	 * this interceptor has accepted, after the lifecycle handlers: also for a connection
	 * that never opened, because the client disconnected or another interceptor refused
	 * it.
	 * @param connection the closed connection
	 * @param reason the reason of its end
	 * @return completes when done; an error is logged
	 */
	default Mono<Void> onDisconnected(NeffosConnection connection, CloseReason reason) {
		return Mono.empty();
	}

}
