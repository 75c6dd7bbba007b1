package io.neffos.spring.webflux.support;

import io.neffos.spring.engine.broadcast.OutboundQueue;
import io.neffos.spring.engine.session.ClientConnection;
import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.message.CloseReason;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.socket.CloseStatus;

/**
 * A session of a server whose threads aren't ours: the connection lives on a loop beside
 * them.
 */
public final class ServerChannel implements SessionChannel {

	private static final int READ_AHEAD = 16;

	private final AbortableSession session;

	private final ConnectionLoop loop;

	private final int maxMessageSize;

	public ServerChannel(AbortableSession session, ConnectionLoop loop, int maxMessageSize) {
		this.session = session;
		this.loop = loop;
		this.maxMessageSize = maxMessageSize;
	}

	@Override
	public ConnectionLoop loop() {
		return this.loop;
	}

	@Override
	public FrameSink outbound(OutboundQueue queue) {
		return new SessionFrameSink(this.session, this.loop, queue);
	}

	@Override
	public SessionInbound inbound(ClientConnection connection, Runnable onReady) {
		return new LoopInbound(this.session, this.loop, this.maxMessageSize, connection, onReady);
	}

	/**
	 * Asks for many messages at once: Spring may suspend Tomcat's session for good when a
	 * request meets the last message that was asked for.
	 */
	@Override
	public int readAhead() {
		return READ_AHEAD;
	}

	@Override
	public long backlog() {
		return this.session.backlog();
	}

	@Override
	public void ping() {
		this.session.ping();
	}

	@Override
	public boolean isActive() {
		return this.session.isOpen();
	}

	@Override
	public Mono<Void> close(CloseReason reason) {
		return this.session.end(status(reason));
	}

	@Override
	public void abort(CloseReason reason) {
		this.session.abort(status(reason));
	}

	@Override
	public void onEnd(Runnable callback) {
		this.session.gone().subscribe(null, null, callback);
	}

	/**
	 * Return the status of a close frame. Reasons that can't be sent become a policy
	 * violation with the same text: the server can't end a session without a close frame.
	 */
	private static CloseStatus status(CloseReason reason) {
		CloseReason sent = (reason.isSendable()) ? reason : CloseReason.POLICY_VIOLATION.withText(reason.text());
		return new CloseStatus(sent.code(), sent.text());
	}

}
