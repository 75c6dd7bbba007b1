package io.neffos.spring.engine.session;

import io.neffos.spring.engine.wire.WireMessage;
import io.neffos.spring.limits.Limit;
import io.neffos.spring.limits.ProtocolCounter;
import io.neffos.spring.message.SystemEvent;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Sorts what a client sends: answers go to who waits for them, at once; all else waits
 * for its turn in the mailbox. Confined to the connection's loop.
 */
final class InboundDispatcher {

	private final ClientConnection connection;

	private final ConnectionServices services;

	private final Mailbox mailbox;

	private final PendingAsks asks;

	private final NameCheck names;

	private final @Nullable RateLimiter rate;

	InboundDispatcher(ClientConnection connection, Mailbox mailbox, PendingAsks asks) {
		this.connection = connection;
		this.services = connection.services();
		this.mailbox = mailbox;
		this.asks = asks;
		this.names = connection.rules().names;
		this.rate = RateLimiter.create(this.services.limits().inbound().rate(), connection.loop());
	}

	void accept(ByteBuf payload, boolean binary) {
		WireMessage message = (this.services.handlers().isNativeOnly()) ? null
				: this.services.codec().decode(payload, binary);
		if (message == null) {
			nativeMessage(payload, binary);
			return;
		}
		Limit broken = this.names.brokenBy(message);
		if (broken != null) {
			this.connection.exceeded(broken);
		}
		else if (!message.isAnswer()) {
			add(message, payload);
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
		add(new WireMessage("", this.services.codec().decodeNative(payload, binary)), payload);
	}

	private void add(WireMessage message, ByteBuf payload) {
		if (this.rate == null || this.rate.tryAcquire()) {
			if (!this.connection.negotiations().settle(message)) {
				this.mailbox.add(message, payload);
			}
			return;
		}
		this.services.counters().exceeded(Limit.EVENT_RATE);
		this.connection.rules().replies.refuse(this.connection, message, Limit.EVENT_RATE.exceeded().text());
	}

}
