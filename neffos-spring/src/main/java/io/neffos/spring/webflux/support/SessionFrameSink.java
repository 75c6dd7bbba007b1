package io.neffos.spring.webflux.support;

import io.neffos.spring.engine.broadcast.OutboundQueue;
import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.engine.transport.FrameBatch;
import io.neffos.spring.engine.transport.FrameOutcome;
import io.neffos.spring.engine.transport.OutboundFrame;
import io.neffos.spring.engine.wire.EncodedMessage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.FluxSink.OverflowStrategy;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;

/**
 * Writes through any session there is: frame by frame, as fast as the session asks for
 * them.
 */
public final class SessionFrameSink implements FrameSink {

	private final WebSocketSession session;

	private final ConnectionLoop loop;

	private final OutboundQueue queue;

	private @Nullable FluxSink<WebSocketMessage> emitter;

	private boolean emitting;

	private boolean completed;

	public SessionFrameSink(WebSocketSession session, ConnectionLoop loop, OutboundQueue queue) {
		this.session = session;
		this.loop = loop;
		this.queue = queue;
	}

	@Override
	public FrameOutcome write(OutboundFrame frame) {
		if (this.completed) {
			return FrameOutcome.CLOSED;
		}
		return (isWritten(frame)) ? FrameOutcome.WRITTEN : this.queue.add(frame);
	}

	@Override
	public void write(FrameBatch batch, int from, int to) {
		for (int i = from; i < to; i++) {
			if (this.completed) {
				batch.mark(i, i + 1, FrameOutcome.CLOSED);
			}
			else if (!isWritten(batch.frame(i))) {
				this.queue.add(batch, i);
			}
		}
	}

	@Override
	public void complete() {
		this.completed = true;
		emit();
	}

	@Override
	public Mono<Void> run() {
		return this.session.send(Flux.create(this::start, OverflowStrategy.ERROR));
	}

	/**
	 * Writes a frame, if nothing waits and the session has asked for one.
	 */
	private boolean isWritten(OutboundFrame frame) {
		FluxSink<WebSocketMessage> current = this.emitter;
		if (current == null || this.emitting || !this.queue.isEmpty() || current.requestedFromDownstream() == 0) {
			return false;
		}
		current.next(encoded(frame.message()));
		return true;
	}

	private void start(FluxSink<WebSocketMessage> created) {
		created.onRequest((more) -> this.loop.run(this::emit));
		created.onDispose(() -> this.loop.run(this::clear));
		this.loop.run(() -> {
			this.emitter = created;
			emit();
		});
	}

	/**
	 * Emits what waits, as far as the session has asked for it.
	 */
	private void emit() {
		FluxSink<WebSocketMessage> current = this.emitter;
		if (current == null || this.emitting) {
			// a session that asks for more while it is given something
			return;
		}
		this.emitting = true;
		try {
			OutboundFrame next = null;
			while (current.requestedFromDownstream() > 0 && (next = this.queue.pollFrame()) != null) {
				current.next(encoded(next.message()));
			}
		}
		finally {
			this.emitting = false;
		}
		if (this.completed && this.queue.isEmpty()) {
			current.complete();
		}
	}

	private void clear() {
		this.completed = true;
		this.queue.close();
	}

	private WebSocketMessage encoded(EncodedMessage message) {
		DataBuffer payload = (this.session.bufferFactory() instanceof NettyDataBufferFactory netty)
				? netty.wrap(message.payload()) : this.session.bufferFactory().wrap(message.payload().nioBuffer());
		return new WebSocketMessage((message.isBinary()) ? WebSocketMessage.Type.BINARY : WebSocketMessage.Type.TEXT,
				payload);
	}

}
