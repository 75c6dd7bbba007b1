package io.neffos.spring.engine.session;

import io.neffos.spring.message.CloseReason;
import reactor.core.publisher.Mono;

/**
 * The server's callbacks when one connection opens and ends. Called on the connection's
 * loop, one after another.
 *
 * @since 0.1.0
 */
public interface ConnectionCallbacks {

	/**
	 * Decides whether the connection is accepted.
	 * @return completes to accept it, fails to refuse it
	 */
	Mono<Void> onConnect();

	/**
	 * Runs after the acknowledgement.
	 * @return completes when done; messages are handled meanwhile
	 */
	Mono<Void> onConnected();

	/**
	 * Runs once after the connection has ended, whether or not it has been open: an
	 * interceptor that has accepted it may have resources to release.
	 * @param reason why it has ended
	 * @return completes when done
	 */
	Mono<Void> onDisconnected(CloseReason reason);

}
