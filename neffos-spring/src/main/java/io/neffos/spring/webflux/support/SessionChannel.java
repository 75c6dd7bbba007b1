package io.neffos.spring.webflux.support;

import io.neffos.spring.engine.broadcast.OutboundQueue;
import io.neffos.spring.engine.session.ClientConnection;
import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.message.CloseReason;
import reactor.core.publisher.Mono;

/**
 * What a connection needs of the web server under its session. All methods but
 * {@link #loop()} and {@link #close} are called on the loop or before anything runs
 * there.
 */
public interface SessionChannel {

	/**
	 * Returns the loop of the connection.
	 * @return the same loop every time
	 */
	ConnectionLoop loop();

	/**
	 * Creates the way out.
	 * @param queue what waits for the client
	 * @return where frames are written
	 */
	FrameSink outbound(OutboundQueue queue);

	/**
	 * Creates the way in.
	 * @param connection takes what the client sends
	 * @param onReady called before anything is taken
	 * @return where messages are read
	 */
	SessionInbound inbound(ClientConnection connection, Runnable onReady);

	/**
	 * Returns how many messages should be on their way in while there is room.
	 */
	default int readAhead() {
		return 1;
	}

	/**
	 * Returns how much the client has still to take before a ping would be written.
	 * @return the bytes, 0 if a ping can be written now or it isn't known
	 */
	default long backlog() {
		return 0;
	}

	/**
	 * Sends a ping.
	 */
	void ping();

	/**
	 * Whether a close frame can still be sent.
	 * @return {@code false} if the session has ended
	 */
	boolean isActive();

	/**
	 * Sends a close frame, on subscription.
	 * @param reason its code and text
	 * @return completes when it is on its way, or the session has ended
	 */
	Mono<Void> close(CloseReason reason);

	/**
	 * Ends the session without waiting for the client.
	 * @param reason why
	 */
	void abort(CloseReason reason);

	/**
	 * Calls back once the session has ended and its socket is closed.
	 * @param callback called once, on any thread, at once if the socket is closed
	 */
	void onEnd(Runnable callback);

}
