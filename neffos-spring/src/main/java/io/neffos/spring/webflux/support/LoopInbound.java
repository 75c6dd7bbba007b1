package io.neffos.spring.webflux.support;

import io.neffos.spring.engine.session.ClientConnection;
import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.message.CloseReason;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.reactivestreams.Subscription;
import reactor.core.publisher.Operators;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;

/**
 * Receives on whatever thread the server has, copies, and hands over to the connection's
 * loop, in order. The server answers pings.
 */
final class LoopInbound extends SessionInbound {

	private final ConnectionLoop loop;

	private final int maxMessageSize;

	private final ClientConnection connection;

	private final Runnable onReady;

	private final Operators.DeferredSubscription demand = new Operators.DeferredSubscription();

	LoopInbound(WebSocketSession session, ConnectionLoop loop, int maxMessageSize, ClientConnection connection,
			Runnable onReady) {
		super(session);
		this.loop = loop;
		this.maxMessageSize = maxMessageSize;
		this.connection = connection;
		this.onReady = onReady;
	}

	@Override
	public void allow(int messages) {
		this.demand.request(messages);
	}

	/**
	 * Subscribes on the server's thread, and lets the loop's demand through only after
	 * that: Spring's publisher may miss what another thread requests meanwhile.
	 */
	@Override
	protected void subscribe(WebSocketSession from) {
		this.onReady.run();
		from.receive().subscribe(this);
		this.demand.set(upstream());
	}

	@Override
	protected void ended(CloseReason reason) {
		this.loop.execute(() -> this.connection.ended(reason));
	}

	@Override
	protected void hookOnSubscribe(Subscription subscription) {
		// nothing is requested yet
	}

	@Override
	protected void hookOnNext(WebSocketMessage message) {
		switch (message.getType()) {
			case TEXT -> receive(message, false);
			case BINARY -> receive(message, true);
			default -> {
				this.loop.execute(this.connection::alive);
				message.release();
				request(1);
			}
		}
	}

	/**
	 * Handles an error for which the server ends the session.
	 */
	@Override
	protected void hookOnError(Throwable error) {
		closedByPeer();
		ended(CloseReason.LOST);
	}

	/**
	 * Checks the size once more: not every server counts bytes.
	 */
	private void receive(WebSocketMessage message, boolean binary) {
		if (message.getPayload().readableByteCount() > this.maxMessageSize) {
			message.release();
			this.connection.tooLarge();
			request(1);
			return;
		}
		ByteBuf payload = copy(message);
		// never at once: messages may still be on their way to the loop
		this.loop.execute(() -> {
			this.connection.receive(payload, binary);
			payload.release();
		});
	}

	/**
	 * Copies into the heap, and gives the server its buffer back.
	 */
	private static ByteBuf copy(WebSocketMessage message) {
		DataBuffer payload = message.getPayload();
		byte[] bytes = new byte[payload.readableByteCount()];
		payload.read(bytes);
		message.release();
		return Unpooled.wrappedBuffer(bytes);
	}

}
