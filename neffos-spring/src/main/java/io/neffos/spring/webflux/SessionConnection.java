package io.neffos.spring.webflux;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.neffos.spring.connection.Handshake;
import io.neffos.spring.engine.broadcast.OutboundQueue;
import io.neffos.spring.engine.server.ConnectionAcceptor;
import io.neffos.spring.engine.session.ClientConnection;
import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.engine.transport.ConnectionTransport;
import io.neffos.spring.engine.transport.FrameBatch;
import io.neffos.spring.engine.transport.FrameOutcome;
import io.neffos.spring.engine.transport.OutboundFrame;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.webflux.support.FrameSink;
import io.neffos.spring.webflux.support.SessionChannel;
import io.neffos.spring.webflux.support.SessionInbound;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.ContextView;

/**
 * The transport of one WebSocket session.
 */
final class SessionConnection implements ConnectionTransport {

	/**
	 * How long the client has to take what is left for it and to answer a close frame.
	 */
	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

	private static final Log logger = LogFactory.getLog(SessionConnection.class);

	private final SessionChannel channel;

	private final int maxMessageSize;

	private final OutboundQueue queue;

	private final FrameSink frames;

	private final SessionInbound inbound;

	private final ClientConnection connection;

	private final Sinks.One<CloseReason> closing = Sinks.one();

	private boolean closed;

	SessionConnection(ConnectionAcceptor acceptor, SessionChannel channel, Handshake handshake, int maxMessageSize,
			ContextView context) {
		this.channel = channel;
		this.maxMessageSize = maxMessageSize;
		this.connection = acceptor.accept(handshake, this, context);
		this.queue = acceptor.queue(this.connection);
		this.frames = channel.outbound(this.queue);
		this.inbound = channel.inbound(this.connection, () -> acceptor.start(this.connection));
	}

	/**
	 * Runs a connection over a session.
	 * @return completes when the session has ended
	 */
	static Mono<Void> run(ConnectionAcceptor acceptor, SessionChannel channel, Handshake handshake,
			int maxMessageSize) {
		return Mono.deferContextual(
				(context) -> new SessionConnection(acceptor, channel, handshake, maxMessageSize, context).transfer())
			.onErrorResume((ex) -> {
				logger.error("A connection could not be accepted", ex);
				return channel.close(CloseReason.INTERNAL_ERROR);
			});
	}

	@Override
	public ConnectionLoop loop() {
		return this.channel.loop();
	}

	@Override
	public FrameOutcome write(OutboundFrame frame) {
		return (this.closed) ? FrameOutcome.CLOSED : this.frames.write(frame);
	}

	@Override
	public void write(FrameBatch batch, int from, int to) {
		if (this.closed) {
			batch.mark(from, to, FrameOutcome.CLOSED);
		}
		else {
			this.frames.write(batch, from, to);
		}
	}

	@Override
	public void request(int messages) {
		this.inbound.allow(messages);
	}

	@Override
	public int maxMessageSize() {
		return this.maxMessageSize;
	}

	@Override
	public int readAhead() {
		return this.channel.readAhead();
	}

	@Override
	public long backlog() {
		return this.channel.backlog();
	}

	@Override
	public void ping() {
		if (!this.closed) {
			this.channel.ping();
		}
	}

	@Override
	public void close(CloseReason reason) {
		if (this.closed) {
			return;
		}
		this.closed = true;
		this.frames.complete();
		this.closing.tryEmitValue(reason);
		if (this.queue.isOverflowed() || !reason.isSendable() || isStuck(reason)) {
			// a close frame would wait behind what the client doesn't read
			this.channel.abort(reason);
			return;
		}
		Disposable timeout = loop().scheduler()
			.schedule(() -> this.channel.abort(reason), CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
		this.channel.onEnd(timeout::dispose);
	}

	@Override
	public void onEnd(Runnable callback) {
		this.channel.onEnd(callback);
	}

	/**
	 * Whether the client is disconnected for the frames that wait for it.
	 */
	private boolean isStuck(CloseReason reason) {
		return reason.equals(CloseReason.OVERLOADED) && !this.queue.isEmpty();
	}

	private Mono<Void> transfer() {
		Mono<Void> written = this.frames.run().onErrorResume((ex) -> {
			this.connection.ended(CloseReason.LOST);
			return Mono.empty();
		}).then(this.closing.asMono()).flatMap(this::sendClose);
		return Mono.when(written, this.inbound.receive()).doOnCancel(() -> this.connection.ended(CloseReason.LOST));
	}

	private Mono<Void> sendClose(CloseReason reason) {
		if (!reason.isSendable() || this.inbound.isClosedByPeer() || !this.channel.isActive()) {
			return Mono.empty();
		}
		return this.channel.close(reason).onErrorComplete();
	}

}
