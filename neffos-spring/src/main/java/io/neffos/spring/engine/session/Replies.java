package io.neffos.spring.engine.session;

import io.neffos.spring.engine.support.ServerCounters;
import io.neffos.spring.engine.transport.OutboundFrame;
import io.neffos.spring.engine.wire.EncodedMessage;
import io.neffos.spring.engine.wire.MessageCodec;
import io.neffos.spring.engine.wire.WireMessage;
import io.neffos.spring.limits.ProtocolCounter;
import io.neffos.spring.message.BodyConverter;
import io.neffos.spring.message.NeffosCloseException;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.NeffosMessageBuilder;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Answers a client's messages. Each ask is answered by exactly one call.
 */
final class Replies {

	private final MessageCodec codec;

	private final BodyConverter converter;

	private final ServerCounters counters;

	private final HandlerFailures failures;

	private final NameCheck names;

	Replies(MessageCodec codec, BodyConverter converter, ServerCounters counters, HandlerFailures failures,
			NameCheck names) {
		this.codec = codec;
		this.converter = converter;
		this.counters = counters;
		this.failures = failures;
		this.names = names;
	}

	/**
	 * Answers with what a handler returned: its value, or nothing but the token.
	 */
	void answer(ClientConnection connection, WireMessage question, @Nullable Object value) {
		if (value == null) {
			answer(connection, question);
			return;
		}
		NeffosMessage message = question.message();
		NeffosMessageBuilder reply = this.converter.write(value, message.toBuilder().error(false));
		if (message.isBinary()) {
			reply.binary(true);
		}
		send(connection, question, reply.build());
	}

	/**
	 * Answers with nothing but the token. Without a token there is nothing to send.
	 */
	void answer(ClientConnection connection, WireMessage question) {
		if (question.isAsk()) {
			connection.outbound().send(OutboundFrame.kept(this.codec.encodeEmptyReply(question.token())));
		}
	}

	/**
	 * Answers with nothing but the token, on subscription.
	 */
	Mono<Void> answered(ClientConnection connection, WireMessage question) {
		return Mono.fromRunnable(() -> answer(connection, question));
	}

	/**
	 * Answers with nothing but the token, once the caller's task on the loop has ended.
	 */
	void answerLater(ClientConnection connection, WireMessage question) {
		if (question.isAsk()) {
			connection.outbound().sendLater(OutboundFrame.kept(this.codec.encodeEmptyReply(question.token())));
		}
	}

	/**
	 * Answers with the error of a handler, whether or not the message is an ask.
	 */
	void fail(ClientConnection connection, WireMessage question, Throwable error) {
		if (error instanceof NeffosCloseException close) {
			connection.close(close.reason());
			return;
		}
		this.failures.failed(connection, question.message(), error);
		send(connection, question, error(question.message(), textOf(error)));
	}

	/**
	 * Refuses what can't be handled: an ask gets the error, anything else is dropped.
	 */
	void refuse(ClientConnection connection, WireMessage question, String error) {
		if (question.isAsk()) {
			this.counters.increment(ProtocolCounter.REFUSED_ASK);
			send(connection, question, error(question.message(), error));
		}
		else {
			this.counters.increment(ProtocolCounter.DROPPED_EVENT);
		}
	}

	/**
	 * Returns what a client may read of an error.
	 */
	static String textOf(Throwable error) {
		return (error instanceof NeffosException known) ? known.text() : NeffosError.INTERNAL.text();
	}

	/**
	 * Returns an error as the answer to a message. A room's name that can't be one isn't
	 * repeated: it may be as long as the client's message.
	 */
	private NeffosMessage error(NeffosMessage question, String text) {
		NeffosMessageBuilder error = question.toBuilder().error(true).body(text);
		if (!this.names.isName(question.room())) {
			error.room("");
		}
		return error.build();
	}

	private void send(ClientConnection connection, WireMessage question, NeffosMessage reply) {
		boolean owed = question.isAsk() || reply.isNative();
		if (!owed && connection.refusal(reply) != null) {
			// the client has left the namespace or the room while the handler ran
			this.counters.increment(ProtocolCounter.DROPPED_REPLY);
			return;
		}
		EncodedMessage encoded = this.codec.encode(question.token(), reply);
		connection.outbound().send(OutboundFrame.kept(encoded));
	}

}
