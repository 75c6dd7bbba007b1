package io.neffos.spring.connection;

import io.neffos.spring.message.SystemEvent;
import io.neffos.spring.message.WireMessage;
import io.netty.buffer.ByteBuf;

/**
 * Sorts what a client sends: answers go to who waits for them, at once; all else waits
 * for its turn in the mailbox. Confined to the connection's loop.
 */
final class InboundMessages {

	private final ConnectionServices services;

	private final Mailbox mailbox;

	private final PendingAsks asks;

	InboundMessages(ConnectionServices services, Mailbox mailbox, PendingAsks asks) {
		this.services = services;
		this.mailbox = mailbox;
		this.asks = asks;
	}

	void accept(ByteBuf payload, boolean binary) {
		WireMessage message = (this.services.handlers().isNativeOnly()) ? null
				: this.services.codec().decode(payload, binary);
		if (message == null) {
			nativeMessage(payload, binary);
		}
		else if (!message.isAnswer()) {
			this.mailbox.add(message, payload);
		}
		else if (!this.asks.answer(message)) {
			this.services.counters().increment(ProtocolCounter.LATE_ANSWER);
		}
	}

	private void nativeMessage(ByteBuf payload, boolean binary) {
		if (this.services.handlers().find("", SystemEvent.NATIVE_MESSAGE) == null) {
			this.services.counters().increment(ProtocolCounter.INVALID_MESSAGE);
			return;
		}
		this.mailbox.add(new WireMessage("", this.services.codec().decodeNative(payload, binary)), payload);
	}

}
