package io.neffos.spring.engine.session;

import java.util.ArrayList;
import java.util.List;

import io.neffos.spring.engine.wire.WireMessage;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The lifecycle changes that the server has asked its client to agree to. A client that
 * asks for the same change itself has agreed: its ask is answered at once and settles the
 * server's. Confined to the connection's loop.
 */
final class Negotiations {

	private final ClientConnection connection;

	private final MessageQueue queue;

	private final MessageSender sender;

	private final Replies replies;

	/** {@code null} while there are none. */
	private @Nullable List<Negotiation> open;

	Negotiations(ClientConnection connection, MessageQueue queue, MessageSender sender, Replies replies) {
		this.connection = connection;
		this.queue = queue;
		this.sender = sender;
		this.replies = replies;
	}

	/**
	 * Asks the client, unless its own ask for the same waits to be handled.
	 * @param message the lifecycle event
	 * @param transition the change that the client is asked to agree to
	 * @return completes when the client has agreed or the change has been carried out
	 * otherwise; fails when the client has refused or hasn't answered in time, or the
	 * change has been given up
	 */
	Mono<Void> agree(NeffosMessage message, Transition transition) {
		return Mono.defer(() -> {
			WireMessage own = this.queue.take((in) -> isSame(in, message));
			if (own != null) {
				answer(own, transition);
				return Mono.empty();
			}
			Negotiation begun = new Negotiation(message, transition, Sinks.empty());
			add(begun);
			return Mono
				.firstWithSignal(begun.settled().asMono(), transition.end(),
						Mono.defer(() -> this.sender.negotiate(message)))
				.doFinally((signal) -> remove(begun));
		});
	}

	/**
	 * Takes a client's message that asks for what the server has asked it.
	 * @param in the message
	 * @return {@code false} if it has to be handled as any other
	 */
	boolean settle(WireMessage in) {
		if (this.open == null) {
			return false;
		}
		for (Negotiation negotiation : this.open) {
			// of a transition that is over, another one may have begun since
			if (!negotiation.transition().isOver() && isSame(in, negotiation.message())) {
				answer(in, negotiation.transition());
				negotiation.settled().tryEmitEmpty();
				return true;
			}
		}
		return false;
	}

	/**
	 * Answers a client's own ask with the outcome of the change. Only a connect is
	 * answered in advance: the client drops what comes in front of that answer.
	 */
	private void answer(WireMessage in, Transition transition) {
		if (in.message().event().equals(SystemEvent.NAMESPACE_CONNECT.wireName())) {
			this.replies.answerLater(this.connection, in);
			return;
		}
		transition.end()
			.subscribe(null, (error) -> this.replies.fail(this.connection, in, error),
					() -> this.replies.answer(this.connection, in));
	}

	private void add(Negotiation negotiation) {
		if (this.open == null) {
			this.open = new ArrayList<>(1);
		}
		this.open.add(negotiation);
	}

	private void remove(Negotiation negotiation) {
		if (this.open != null) {
			this.open.remove(negotiation);
			if (this.open.isEmpty()) {
				this.open = null;
			}
		}
	}

	private static boolean isSame(WireMessage in, NeffosMessage asked) {
		NeffosMessage message = in.message();
		return in.isAsk() && !message.isNoOp() && isSame(message.event(), asked.event())
				&& message.namespace().equals(asked.namespace()) && message.room().equals(asked.room());
	}

	private static boolean isSame(String event, String asked) {
		return event.equals(asked) || (asked.equals(SystemEvent.ROOM_LEAVE.wireName())
				// what neffos.js's leaveAll() sends to leave a room
				&& event.equals(SystemEvent.ROOM_LEFT.wireName()));
	}

	private record Negotiation(NeffosMessage message, Transition transition, Sinks.Empty<Void> settled) {

	}

}
