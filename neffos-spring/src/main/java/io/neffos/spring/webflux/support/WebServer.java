package io.neffos.spring.webflux.support;

import java.util.function.Function;

import reactor.core.publisher.Mono;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/**
 * A kind of web server, as far as WebSockets differ from one to the other.
 */
public interface WebServer {

	/**
	 * Whether a request was received by such a server.
	 * @param nativeRequest the server's own request
	 */
	boolean isSourceOf(Object nativeRequest);

	/**
	 * Upgrades to a WebSocket that is never compressed: there is no limit on what comes
	 * out of a small frame.
	 * @param exchange the request
	 * @param maxMessageSize how many bytes a client's message may have
	 * @param connection runs the session
	 * @return completes when the upgrade is done
	 */
	Mono<Void> upgrade(ServerWebExchange exchange, int maxMessageSize, Function<SessionChannel, Mono<Void>> connection);

	/**
	 * Ends a request's connection without an answer.
	 * @return {@code false} if that isn't possible
	 */
	boolean hangUp(ServerHttpRequest request);

	/**
	 * Ends the threads that are ours.
	 */
	default void close() {
	}

}
