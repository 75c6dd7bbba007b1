package io.neffos.spring.engine.broadcast;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import io.neffos.spring.connection.Answer;
import io.neffos.spring.connection.Broadcast;
import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.Emission;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.engine.session.Broadcaster;
import io.neffos.spring.engine.session.ClientConnection;
import io.neffos.spring.engine.session.SlowConsumerPolicies;
import io.neffos.spring.engine.support.ServerCounters;
import io.neffos.spring.engine.transport.OutboundFrame;
import io.neffos.spring.engine.wire.MessageCodec;
import io.neffos.spring.message.BodyConverter;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reaches the connections of this server. The one place that every broadcast and every
 * question to many passes on its way to them.
 *
 * @since 0.1.0
 */
public final class LocalBroadcaster implements Broadcaster {

	private final ConnectionIndex index;

	private final LoopOutboxes outboxes;

	private final SlowConsumerPolicies policies;

	private final RefusedBroadcasts refused;

	private final boolean observed;

	private final MessageCodec codec;

	private final BodyConverter converter;

	/**
	 * Creates a broadcaster.
	 * @param index where the connections are found
	 * @param outboxes the ways out of the connections
	 * @param codec encodes each message, once
	 * @param converter reads the bodies of answers
	 * @param policies how to treat messages for clients that read too slowly
	 * @param counters counts what is refused
	 * @param observed whether a broadcast is done only when nothing of it waits any more
	 */
	public LocalBroadcaster(ConnectionIndex index, LoopOutboxes outboxes, MessageCodec codec, BodyConverter converter,
			SlowConsumerPolicies policies, ServerCounters counters, boolean observed) {
		this.index = index;
		this.outboxes = outboxes;
		this.codec = codec;
		this.converter = converter;
		this.policies = policies;
		this.refused = new RefusedBroadcasts(counters);
		this.observed = observed;
	}

	@Override
	public Emission<BroadcastResult> broadcast(Broadcast broadcast) {
		if (this.outboxes.isFull()) {
			return Emission.failed(this.refused.refuse(broadcast));
		}
		BroadcastTally tally = new BroadcastTally();
		Audience audience = Audience.of(broadcast);
		// all frames first: a failure leaves no recipient with a part of the messages
		List<OutboundFrame> frames = broadcast.messages().stream().map((message) -> frame(message, tally)).toList();
		for (int i = 0; i < frames.size(); i++) {
			NeffosMessage message = broadcast.messages().get(i);
			audience = audience.next(message);
			Collection<ClientConnection> named = named(broadcast.user(), message.to());
			if (named == null) {
				toRoom(message, frames.get(i), audience, tally);
			}
			else {
				toEach(named, message, frames.get(i), audience, tally);
			}
		}
		return tally.begun();
	}

	@Override
	public Flux<Answer> ask(Broadcast question, Duration timeout) {
		return Flux.defer(() -> {
			AtomicReference<Audience> audience = new AtomicReference<>(Audience.of(question));
			return Flux.fromIterable(question.messages())
				.flatMap(
						(message) -> PacedReceivers.of(receivers(question.user(), message), message.size())
							.filter(audience.updateAndGet((last) -> last.next(message))::includes)
							.flatMap((connection) -> ask(connection, message, timeout), Integer.MAX_VALUE),
						Integer.MAX_VALUE);
		});
	}

	/**
	 * Asks one client, under a token that only its own connection can answer.
	 */
	private Mono<Answer> ask(NeffosConnection connection, NeffosMessage message, Duration timeout) {
		return connection.ask(message, timeout)
			.map((answer) -> Answer.of(connection.id(), answer, this.converter))
			.onErrorResume(NeffosException.class, (ex) -> Mono.just(Answer.failed(connection.id(), ex)));
	}

	private void toRoom(NeffosMessage message, OutboundFrame frame, Audience audience, BroadcastTally tally) {
		RoomChannel channel = this.index.channel(message.namespace(), message.room());
		if (channel != null) {
			channel.publish(frame, audience, tally);
		}
	}

	private void toEach(Collection<ClientConnection> connections, NeffosMessage message, OutboundFrame frame,
			Audience audience, BroadcastTally tally) {
		for (ClientConnection connection : connections) {
			if (isIn(connection, message) && audience.includes(connection)) {
				tally.expect(1);
				connection.outbound().send(frame, (outcome) -> tally.sent(outcome, this.observed));
			}
		}
	}

	private OutboundFrame frame(NeffosMessage message, BroadcastTally tally) {
		OutboundFrame frame = OutboundFrame.of(this.codec.encode(message), message,
				this.policies.of(message.namespace(), message.room()));
		return (this.observed) ? frame.observedBy(tally) : frame;
	}

	private Collection<? extends NeffosConnection> receivers(@Nullable String user, NeffosMessage message) {
		Collection<ClientConnection> named = named(user, message.to());
		return (named != null) ? named.stream().filter((connection) -> isIn(connection, message)).toList()
				: this.index.members(message.namespace(), message.room());
	}

	/**
	 * Finds the connections of a user or an id.
	 * @return them, or {@code null} if neither is given
	 */
	private @Nullable Collection<ClientConnection> named(@Nullable String user, @Nullable String id) {
		if (user == null) {
			return (id != null) ? this.index.withId(id) : null;
		}
		Set<ClientConnection> connections = this.index.withUser(user);
		return (id != null) ? connections.stream().filter((connection) -> connection.id().equals(id)).toList()
				: connections;
	}

	private static boolean isIn(NeffosConnection connection, NeffosMessage message) {
		NamespaceConnection member = connection.namespace(message.namespace());
		return member != null && (message.room().isEmpty() || member.room(message.room()) != null);
	}

}
