package io.neffos.spring.webflux.jetty;

import java.nio.ByteBuffer;
import java.time.Duration;

import io.neffos.spring.webflux.support.AbortableSession;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.HandshakeInfo;
import org.springframework.web.reactive.socket.adapter.JettyWebSocketSession;

/**
 * A session of Jetty.
 */
final class JettySession extends JettyWebSocketSession implements AbortableSession {

	private final Mono<Void> gone;

	private JettySession(Session session, HandshakeInfo info, DataBufferFactory buffers, Mono<Void> gone) {
		super(session, info, buffers);
		this.gone = gone;
	}

	/**
	 * Sets a session's limits and wraps it.
	 * @param gone completes when the session's socket is closed
	 */
	static JettySession open(Session session, HandshakeInfo info, DataBufferFactory buffers, int maxMessageSize,
			Mono<Void> gone) {
		session.setMaxTextMessageSize(maxMessageSize);
		session.setMaxBinaryMessageSize(maxMessageSize);
		session.setMaxFrameSize(maxMessageSize);
		session.setIdleTimeout(Duration.ZERO);
		return new JettySession(session, info, buffers, gone);
	}

	@Override
	public void ping() {
		getDelegate().sendPing(ByteBuffer.allocate(0), Callback.NOOP);
	}

	@Override
	public Mono<Void> end(CloseStatus status) {
		return Mono.defer(() -> close(status));
	}

	@Override
	public void abort(CloseStatus status) {
		getDelegate().disconnect();
	}

	@Override
	public Mono<Void> gone() {
		return this.gone;
	}

}
