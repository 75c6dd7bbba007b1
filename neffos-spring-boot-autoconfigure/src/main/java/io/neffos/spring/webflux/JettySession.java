package io.neffos.spring.webflux;

import java.nio.ByteBuffer;
import java.time.Duration;

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

	private JettySession(Session session, HandshakeInfo info, DataBufferFactory buffers) {
		super(session, info, buffers);
	}

	/**
	 * Sets a session's limits and wraps it.
	 */
	static JettySession open(Session session, HandshakeInfo info, DataBufferFactory buffers, int maxMessageSize) {
		session.setMaxTextMessageSize(maxMessageSize);
		session.setMaxBinaryMessageSize(maxMessageSize);
		session.setMaxFrameSize(maxMessageSize);
		session.setIdleTimeout(Duration.ZERO);
		return new JettySession(session, info, buffers);
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

}
