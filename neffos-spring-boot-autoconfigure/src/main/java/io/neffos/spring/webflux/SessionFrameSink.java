package io.neffos.spring.webflux;

import io.neffos.spring.connection.FrameBatch;
import io.neffos.spring.message.EncodedMessage;
import io.neffos.spring.server.OutboundLimits;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.concurrent.Queues;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;

/**
 * Writes through any session there is: a bounded queue that the session empties.
 */
final class SessionFrameSink implements FrameSink {

	private final Sinks.Many<EncodedMessage> queue = Sinks.unsafe()
		.many()
		.unicast()
		.onBackpressureBuffer(Queues.<EncodedMessage>unboundedMultiproducer().get());

	private final WebSocketSession session;

	private final OutboundBounds bounds;

	private final Runnable onOverflow;

	SessionFrameSink(WebSocketSession session, OutboundLimits limits, Runnable onOverflow) {
		this.session = session;
		this.bounds = new OutboundBounds(limits);
		this.onOverflow = onOverflow;
	}

	@Override
	public void write(EncodedMessage message) {
		if (this.bounds.add(1, message.size())) {
			this.queue.tryEmitNext(message);
		}
		else {
			this.onOverflow.run();
		}
	}

	@Override
	public void write(FrameBatch batch, int from, int to) {
		for (int i = from; i < to; i++) {
			write(batch.frame(i));
		}
	}

	@Override
	public void complete() {
		this.queue.tryEmitComplete();
	}

	@Override
	public Mono<Void> run() {
		return this.session.send(this.queue.asFlux().map(this::sent));
	}

	private WebSocketMessage sent(EncodedMessage message) {
		this.bounds.remove(1, message.size());
		DataBuffer payload = (this.session.bufferFactory() instanceof NettyDataBufferFactory netty)
				? netty.wrap(message.payload()) : this.session.bufferFactory().wrap(message.payload().nioBuffer());
		return new WebSocketMessage((message.isBinary()) ? WebSocketMessage.Type.BINARY : WebSocketMessage.Type.TEXT,
				payload);
	}

}
