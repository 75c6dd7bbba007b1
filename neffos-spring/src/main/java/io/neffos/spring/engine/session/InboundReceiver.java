package io.neffos.spring.engine.session;

import io.neffos.spring.engine.support.ServerCounters;
import io.neffos.spring.engine.wire.MessageCodec;
import io.neffos.spring.limits.ProtocolCounter;
import io.neffos.spring.message.CloseReason;
import io.netty.buffer.ByteBuf;

/**
 * Receives what a client sends: for the handshake while the connection is pending, for
 * the dispatcher once it is open. Confined to the connection's loop.
 */
final class InboundReceiver {

	private final ClientConnection connection;

	private final MessageCodec codec;

	private final ServerCounters counters;

	private final ConnectionState state;

	private final HandshakeGate gate;

	private final InboundFlow flow;

	private final InboundDispatcher dispatcher;

	InboundReceiver(ClientConnection connection, ConnectionServices services, ConnectionState state, HandshakeGate gate,
			InboundFlow flow, InboundDispatcher dispatcher) {
		this.connection = connection;
		this.codec = services.codec();
		this.counters = services.counters();
		this.state = state;
		this.gate = gate;
		this.flow = flow;
		this.dispatcher = dispatcher;
	}

	/**
	 * Takes a WebSocket message. The caller keeps its reference to the buffer.
	 */
	void receive(ByteBuf payload, boolean binary) {
		this.flow.received();
		if (this.state.isClosed()) {
			this.flow.discard();
			return;
		}
		this.counters.increment(ProtocolCounter.RECEIVED_MESSAGE);
		if (payload.isReadable() && !isText(payload, binary)) {
			this.counters.increment(ProtocolCounter.INVALID_MESSAGE);
			this.connection.close(CloseReason.NOT_UTF8);
			return;
		}
		if (payload.isReadable()) {
			if (this.state.isOpen()) {
				this.dispatcher.accept(payload, binary);
			}
			else {
				this.gate.receive(payload, binary);
			}
		}
		this.flow.replenish();
	}

	private boolean isText(ByteBuf payload, boolean binary) {
		return binary || this.codec.isText(payload);
	}

}
