package io.neffos.spring.engine.session;

import io.neffos.spring.engine.wire.WireMessage;
import io.neffos.spring.limits.Limit;
import io.neffos.spring.limits.ProtocolCounter;
import io.neffos.spring.message.SystemEvent;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Dispatches what a client sends: answers complete their asks at once; all other messages
 * wait for their turn in the mailbox. Confined to the connection's loop.
 */
final class InboundDispatcher {

	private final ClientConnection connection;

	private final ConnectionServices services;

	private final InboundFlow flow;

	private final Mailbox mailbox;

	private final PendingAsks asks;

	private final Negotiations negotiations;

	private final Replies replies;

	private final NameCheck names;

	private final @Nullable RateLimiter rate;

	InboundDispatcher(ClientConnection connection, ConnectionServices services, InboundFlow flow, Mailbox mailbox,
			PendingAsks asks, Negotiations negotiations, Replies replies, NameCheck names) {
		this.connection = connection;
		this.services = services;
		this.flow = flow;
		this.mailbox = mailbox;
		this.asks = asks;
		this.negotiations = negotiations;
		this.replies = replies;
		this.names = names;
		this.rate = RateLimiter.create(this.services.limits().inbound().rate(), connection.loop());
	}

	/**
	 * Takes a message of an open connection. The caller keeps its reference to the
	 * buffer.
	 */
	void accept(ByteBuf payload, boolean binary) {
		if (this.flow.isExceeded()) {
			this.connection.exceeded(Limit.OWED_MESSAGES);
			return;
		}
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
			if (!this.negotiations.settle(message)) {
				this.mailbox.add(message, payload);
			}
			return;
		}
		this.services.counters().exceeded(Limit.EVENT_RATE);
		this.replies.refuse(this.connection, message, Limit.EVENT_RATE.exceeded().text());
	}

}
