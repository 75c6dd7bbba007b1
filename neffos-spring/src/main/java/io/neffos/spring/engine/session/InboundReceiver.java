package io.neffos.spring.engine.session;

import io.neffos.spring.limits.Limit;
import io.neffos.spring.limits.ProtocolCounter;
import io.neffos.spring.message.CloseReason;
import io.netty.buffer.ByteBuf;

/**
 * The way in: what a client sends goes to the handshake while the connection is pending,
 * and to its messages' handlers once it is open. Confined to the connection's loop.
 */
final class InboundReceiver {

	private final ClientConnection connection;

	private final HandshakeGate gate;

	private final InboundFlow flow;

	private final InboundDispatcher messages;

	InboundReceiver(ClientConnection connection, HandshakeGate gate, InboundFlow flow, InboundDispatcher messages) {
		this.connection = connection;
		this.gate = gate;
		this.flow = flow;
		this.messages = messages;
	}

	/**
	 * Takes a WebSocket message. The caller keeps its reference to the buffer.
	 */
	void receive(ByteBuf payload, boolean binary) {
		this.flow.received();
		if (this.connection.closeReason() != null) {
			this.flow.discard();
			return;
		}
		this.connection.services().counters().increment(ProtocolCounter.RECEIVED_MESSAGE);
		if (payload.isReadable() && !isText(payload, binary)) {
			this.connection.services().counters().increment(ProtocolCounter.INVALID_MESSAGE);
			this.connection.close(CloseReason.NOT_UTF8);
			return;
		}
		if (payload.isReadable()) {
			if (this.connection.isOpen()) {
				handle(payload, binary);
			}
			else {
				this.gate.receive(payload, binary);
			}
		}
		this.flow.replenish();
	}

	/**
	 * Handles a message of an open connection.
	 */
	void handle(ByteBuf payload, boolean binary) {
		if (this.flow.isExceeded()) {
			this.connection.exceeded(Limit.OWED_MESSAGES);
			return;
		}
		this.messages.accept(payload, binary);
	}

	private boolean isText(ByteBuf payload, boolean binary) {
		return binary || this.connection.services().codec().isText(payload);
	}

}
