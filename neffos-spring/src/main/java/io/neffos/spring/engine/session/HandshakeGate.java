package io.neffos.spring.engine.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

import io.neffos.spring.engine.memory.ClientMemory;
import io.neffos.spring.engine.transport.OutboundFrame;
import io.neffos.spring.limits.HandshakeLimits;
import io.neffos.spring.limits.Limit;
import io.neffos.spring.limits.ProtocolCounter;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosCloseException;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * Keeps a connection pending until both sides have agreed: the client by its
 * acknowledgement, the server by its connect callback. Nothing else opens it. Confined to
 * the connection's loop.
 */
final class HandshakeGate {

	private static final byte ACKNOWLEDGEMENT = 'M';

	private static final byte SERVER_AGREED = 'A';

	private static final byte SERVER_REFUSED = 'H';

	private final ClientConnection connection;

	private final ConnectionServices services;

	private final ConnectionState state;

	private final LocalOperations operations;

	private final ConnectionCallbacks callbacks;

	private final NamespaceLifecycle namespaces;

	private final HandlerFailures failures;

	private final InboundDispatcher dispatcher;

	/** {@code null} while there are none. */
	private @Nullable Deque<Kept> kept;

	private final Disposable.Swap timeout = Disposables.swap();

	private int keptBytes;

	private boolean acknowledged;

	private boolean agreed;

	private boolean underWay;

	private @Nullable Throwable refusal;

	HandshakeGate(ClientConnection connection, ConnectionServices services, ConnectionState state,
			LocalOperations operations, ConnectionCallbacks callbacks, NamespaceLifecycle namespaces,
			HandlerFailures failures, InboundDispatcher dispatcher) {
		this.connection = connection;
		this.services = services;
		this.state = state;
		this.operations = operations;
		this.callbacks = callbacks;
		this.namespaces = namespaces;
		this.failures = failures;
		this.dispatcher = dispatcher;
		this.acknowledged = services.handlers().isNativeOnly();
	}

	void start() {
		if (this.state.isClosed()) {
			return;
		}
		this.services.registry().started(this.connection);
		this.services.counters().increment(ProtocolCounter.STARTED_HANDSHAKE);
		this.underWay = true;
		this.timeout.update(this.connection.loop().scheduler().schedule(() -> {
			settled(ProtocolCounter.HANDSHAKE_TIMEOUT);
			this.services.counters().exceeded(Limit.HANDSHAKE_TIME);
			this.connection.close(CloseReason.POLICY_VIOLATION.withText("handshake timeout"));
		}, this.services.limits().handshake().timeout().toMillis(), TimeUnit.MILLISECONDS));
		this.operations.run(Mono.defer(() -> this.callbacks.onConnect())
			.doOnSuccess((none) -> this.connection.loop().run(this::agreed))
			.doOnError((error) -> this.connection.loop().run(() -> refused(error)))
			.onErrorComplete());
	}

	void receive(ByteBuf payload, boolean binary) {
		byte first = payload.getByte(payload.readerIndex());
		boolean handshake = !this.services.handlers().isNativeOnly();
		if (handshake && first == ACKNOWLEDGEMENT && payload.readableBytes() == 1) {
			this.acknowledged = true;
			decide();
		}
		else if (handshake && (first == SERVER_AGREED || first == SERVER_REFUSED)) {
			settled(ProtocolCounter.HANDSHAKE_VIOLATION);
			this.connection.violated("server's part of the handshake");
		}
		else {
			keep(payload, binary);
		}
	}

	/**
	 * Ends the handshake, whatever has come of it. The connect callback has the time of
	 * the close to end.
	 */
	void cancel() {
		settled(ProtocolCounter.ABANDONED_HANDSHAKE);
		this.timeout.dispose();
		if (this.kept != null) {
			this.kept.forEach(Kept::release);
			this.kept = null;
		}
	}

	private void keep(ByteBuf payload, boolean binary) {
		this.keptBytes += payload.readableBytes();
		HandshakeLimits limits = this.services.limits().handshake();
		if (this.kept == null) {
			this.kept = new ArrayDeque<>(2);
		}
		if (this.kept.size() >= limits.messages() || this.keptBytes > limits.bytes()) {
			settled(ProtocolCounter.HANDSHAKE_VIOLATION);
			this.connection.exceeded(Limit.PENDING_MESSAGES);
			return;
		}
		this.kept.add(new Kept(payload.retain(), binary, this.connection.memory()));
	}

	private void agreed() {
		this.agreed = true;
		decide();
	}

	private void refused(Throwable error) {
		this.refusal = error;
		decide();
	}

	private void decide() {
		if (!this.acknowledged || this.state.isClosed()) {
			return;
		}
		if (this.refusal != null) {
			refuse(this.refusal);
		}
		else if (this.agreed) {
			open();
		}
	}

	private void open() {
		settled(ProtocolCounter.ACCEPTED_CONNECTION);
		this.timeout.dispose();
		boolean handshake = !this.services.handlers().isNativeOnly();
		if (handshake) {
			// in front of whatever others send it, but not before they can find it
			this.connection.outbound()
				.sendLater(OutboundFrame
					.kept(this.services.codec().encodeText((char) SERVER_AGREED + this.connection.id())));
		}
		this.state.open();
		this.services.registry().opened(this.connection);
		if (!handshake) {
			this.operations.run(connectAtOnce());
		}
		this.operations.run(Mono.defer(() -> this.callbacks.onConnected()));
		Kept frame = null;
		while ((frame = poll()) != null) {
			this.dispatcher.accept(frame.payload(), frame.binary());
			frame.release();
		}
		this.kept = null;
	}

	private @Nullable Kept poll() {
		return (this.kept != null) ? this.kept.poll() : null;
	}

	/**
	 * Connects a client that can't ask for it; a refusal ends the connection.
	 */
	private Mono<Void> connectAtOnce() {
		return this.namespaces.connectAtOnce("").onErrorResume((ex) -> {
			this.connection.close(closeReason(ex, text(ex, "the connect callback of the empty namespace")));
			return Mono.empty();
		});
	}

	private String text(Throwable error, String who) {
		if (error instanceof NeffosCloseException close) {
			return close.reason().text();
		}
		this.failures.failed(this.connection, who, error);
		return Replies.textOf(error);
	}

	private static CloseReason closeReason(Throwable error, String text) {
		return (error instanceof NeffosCloseException close) ? close.reason()
				: CloseReason.POLICY_VIOLATION.withText(text);
	}

	private void refuse(Throwable error) {
		settled(ProtocolCounter.REFUSED_CONNECTION);
		String text = text(error, "the connect callback");
		if (!this.services.handlers().isNativeOnly()) {
			this.connection.outbound()
				.send(OutboundFrame.kept(this.services.codec().encodeText((char) SERVER_REFUSED + text)));
		}
		this.connection.close(closeReason(error, text));
	}

	/**
	 * Counts what has come of the handshake, once.
	 */
	private void settled(ProtocolCounter outcome) {
		if (this.underWay) {
			this.underWay = false;
			this.services.counters().increment(outcome);
		}
	}

	private record Kept(ByteBuf payload, boolean binary, ClientMemory memory) {

		Kept {
			memory.hold(payload);
		}

		void release() {
			this.memory.release(this.payload);
			this.payload.release();
		}

	}

}
