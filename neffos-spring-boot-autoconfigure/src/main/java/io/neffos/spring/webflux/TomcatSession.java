package io.neffos.spring.webflux;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import jakarta.websocket.Session;
import org.apache.tomcat.websocket.Constants;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.HandshakeInfo;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.adapter.TomcatWebSocketSession;

/**
 * A session of Tomcat.
 */
final class TomcatSession extends TomcatWebSocketSession implements AbortableSession {

	/** How long a client may take to read a close frame or a pong, and to answer one. */
	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	/** How long a client that is cut off may take to read a close frame. */
	private static final Duration ABORT_TIMEOUT = Duration.ofMillis(50);

	private TomcatSession(Session session, HandshakeInfo info, DataBufferFactory buffers) {
		super(session, info, buffers);
	}

	/**
	 * Sets a session's limits and wraps it.
	 */
	static TomcatSession open(Session session, HandshakeInfo info, DataBufferFactory buffers, int maxMessageSize) {
		session.setMaxTextMessageBufferSize(maxMessageSize);
		session.setMaxBinaryMessageBufferSize(maxMessageSize);
		session.setMaxIdleTimeout(0);
		sendTimeout(session, TIMEOUT);
		session.getUserProperties().put(Constants.SESSION_CLOSE_TIMEOUT_PROPERTY, TIMEOUT.toMillis());
		return new TomcatSession(session, info, buffers);
	}

	/**
	 * Sends unless the session has ended meanwhile, for which Tomcat's exception would
	 * reach whoever writes.
	 */
	@Override
	protected boolean sendMessage(WebSocketMessage message) throws IOException {
		try {
			return super.sendMessage(message);
		}
		catch (IllegalStateException ex) {
			getSendProcessor().cancel();
			getSendProcessor().onError(ex);
			return true;
		}
	}

	/**
	 * Closes on another thread: Tomcat waits until the close frame is written.
	 */
	@Override
	public Mono<Void> end(CloseStatus status) {
		return Mono.defer(() -> close(status)).subscribeOn(Schedulers.boundedElastic());
	}

	/**
	 * Spring closes what its handler is done with, here and now: on another thread, too.
	 */
	@Override
	public void onComplete() {
		Schedulers.boundedElastic().schedule(super::onComplete);
	}

	@Override
	public void onError(Throwable error) {
		Schedulers.boundedElastic().schedule(() -> super.onError(error));
	}

	@Override
	public void abort(CloseStatus status) {
		try {
			sendTimeout(getDelegate(), ABORT_TIMEOUT);
		}
		catch (IllegalStateException ex) {
			// it has ended
			return;
		}
		end(status).onErrorComplete().subscribe();
	}

	/**
	 * Sets how long Tomcat waits for a close frame or a pong to be written. Left alone it
	 * waits 50 milliseconds for most close codes, and sends none if its last message
	 * isn't done with by then.
	 */
	private static void sendTimeout(Session session, Duration timeout) {
		Map<String, Object> properties = session.getUserProperties();
		properties.put(Constants.BLOCKING_SEND_TIMEOUT_PROPERTY, timeout.toMillis());
		properties.put(Constants.ABNORMAL_SESSION_CLOSE_SEND_TIMEOUT_PROPERTY, timeout.toMillis());
	}

}
