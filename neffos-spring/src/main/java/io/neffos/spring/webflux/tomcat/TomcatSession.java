package io.neffos.spring.webflux.tomcat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;

import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.webflux.support.AbortableSession;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import org.apache.tomcat.websocket.Constants;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

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

	private final ConnectionLoop loop;

	private final Scheduler closing;

	private final Mono<Void> gone;

	private volatile boolean sending;

	private TomcatSession(Session session, HandshakeInfo info, DataBufferFactory buffers, ConnectionLoop loop,
			Scheduler closing, Mono<Void> gone) {
		super(session, info, buffers);
		this.loop = loop;
		this.closing = closing;
		this.gone = gone;
	}

	/**
	 * Sets a session's limits and wraps it.
	 * @param loop where messages are sent
	 * @param closing whose threads may wait for a client to take a close frame
	 * @param gone completes when the session's socket is closed
	 */
	static TomcatSession open(Session session, HandshakeInfo info, DataBufferFactory buffers, int maxMessageSize,
			ConnectionLoop loop, Scheduler closing, Mono<Void> gone) {
		session.setMaxTextMessageBufferSize(maxMessageSize);
		session.setMaxBinaryMessageBufferSize(maxMessageSize);
		session.setMaxIdleTimeout(0);
		sendTimeout(session, TIMEOUT);
		session.getUserProperties().put(Constants.SESSION_CLOSE_TIMEOUT_PROPERTY, TIMEOUT.toMillis());
		return new TomcatSession(session, info, buffers, loop, closing, gone);
	}

	/**
	 * Sends unless the session has ended meanwhile: Tomcat's exception would otherwise
	 * reach the writer.
	 */
	@Override
	protected boolean sendMessage(WebSocketMessage message) {
		ByteBuffer payload = ByteBuffer.allocate(message.getPayload().readableByteCount());
		message.getPayload().toByteBuffer(payload);
		getSendProcessor().setReadyToSend(false);
		this.sending = true;
		try {
			if (message.getType() == WebSocketMessage.Type.TEXT) {
				getDelegate().getAsyncRemote()
					.sendText(StandardCharsets.UTF_8.decode(payload).toString(), this::sentOnLoop);
			}
			else {
				getDelegate().getAsyncRemote().sendBinary(payload, this::sentOnLoop);
			}
		}
		catch (IllegalStateException ex) {
			failed(ex);
		}
		return true;
	}

	/**
	 * Goes on with the next message, and only on the loop, where messages come from: told
	 * by Tomcat's thread, Spring may take the end of one message for the end of the next,
	 * and Tomcat refuses a message that comes before that.
	 */
	private void sentOnLoop(SendResult result) {
		this.loop.run(() -> {
			this.sending = false;
			if (result.isOK()) {
				getSendProcessor().setReadyToSend(true);
				getSendProcessor().onWritePossible();
			}
			else {
				failed(result.getException());
			}
		});
	}

	private void whereItMayWait(Runnable task) {
		try {
			this.closing.schedule(task);
		}
		catch (RejectedExecutionException ex) {
			// the application has ended, and Tomcat with it
		}
	}

	private void failed(Throwable error) {
		getSendProcessor().cancel();
		getSendProcessor().onError(error);
	}

	/**
	 * Return 1 for a message of unknown size that the client hasn't read yet: the thread
	 * of a ping would wait until it has.
	 */
	@Override
	public long backlog() {
		return (this.sending) ? 1 : 0;
	}

	/**
	 * Pings on another thread: Tomcat waits until the ping is written.
	 */
	@Override
	public void ping() {
		whereItMayWait(() -> {
			try {
				getDelegate().getAsyncRemote().sendPing(ByteBuffer.allocate(0));
			}
			catch (IOException | IllegalStateException ex) {
				// it is about to end, or its client takes nothing: the heartbeat goes on
			}
		});
	}

	/**
	 * Closes on another thread: Tomcat waits until the close frame is written.
	 */
	@Override
	public Mono<Void> end(CloseStatus status) {
		return Mono.defer(() -> close(status)).subscribeOn(this.closing);
	}

	/**
	 * Spring closes what its handler is done with, here and now: on another thread, too.
	 */
	@Override
	public void onComplete() {
		whereItMayWait(super::onComplete);
	}

	@Override
	public void onError(Throwable error) {
		whereItMayWait(() -> super.onError(error));
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

	@Override
	public Mono<Void> gone() {
		return this.gone;
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
