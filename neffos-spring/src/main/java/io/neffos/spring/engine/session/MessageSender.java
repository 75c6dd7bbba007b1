package io.neffos.spring.engine.session;

import java.time.Duration;

import io.neffos.spring.connection.Emission;
import io.neffos.spring.connection.SlowConsumerPolicy;
import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.engine.transport.Outbound;
import io.neffos.spring.engine.transport.OutboundFrame;
import io.neffos.spring.engine.wire.MessageCodec;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Sends events and asks to one client. Nothing is sent for a namespace or room that the
 * client isn't in.
 */
final class MessageSender {

	private final MessageCodec codec;

	private final SlowConsumerPolicies policies;

	private final ClientConnection connection;

	private final ConnectionLoop loop;

	private final ConnectionState state;

	private final Memberships memberships;

	private final Outbound outbound;

	private final PendingAsks asks;

	private final InboundFlow flow;

	private final RefusedEmits refused;

	MessageSender(ClientConnection connection, ConnectionServices services, ConnectionState state,
			Memberships memberships, PendingAsks asks, InboundFlow flow, RefusedEmits refused) {
		this.codec = services.codec();
		this.policies = services.policies();
		this.connection = connection;
		this.loop = connection.loop();
		this.state = state;
		this.memberships = memberships;
		this.outbound = connection.outbound();
		this.asks = asks;
		this.flow = flow;
		this.refused = refused;
	}

	Emission<Void> emit(NeffosMessage message) {
		NeffosException refusal = refusal(message);
		if (refusal != null) {
			return this.refused.refuse(this.connection, message, refusal);
		}
		if (this.outbound.isFull()) {
			return this.refused.full(this.connection, message);
		}
		SlowConsumerPolicy policy = this.policies.of(message.namespace(), message.room());
		this.outbound.send(OutboundFrame.of(this.codec.encode(message), message, policy));
		return Emission.done();
	}

	Mono<NeffosMessage> ask(NeffosMessage message, @Nullable Duration timeout) {
		return this.loop.defer(() -> {
			NeffosException refusal = refusal(message);
			return (refusal != null) ? Mono.error(refusal) : question(message, timeout);
		});
	}

	/**
	 * Asks the client to agree to a lifecycle event. Called on the loop.
	 */
	Mono<Void> negotiate(NeffosMessage message) {
		this.state.requireOpen();
		return question(message, null).then();
	}

	/**
	 * Returns the error of sending a message that can't be sent to this client.
	 * @return the error, or {@code null} if it can
	 */
	@Nullable NeffosException refusal(NeffosMessage message) {
		NeffosException refusal = this.state.refusal();
		if (refusal != null || message.isNative()) {
			return refusal;
		}
		if (SystemEvent.isReserved(message.event())) {
			throw new IllegalArgumentException("'" + message.event() + "' is reserved for system events");
		}
		NamespaceMembership member = this.memberships.get(message.namespace());
		if (member == null) {
			return new NeffosException(NeffosError.BAD_NAMESPACE);
		}
		return (message.room().isEmpty() || member.room(message.room()) != null) ? null
				: new NeffosException(NeffosError.BAD_ROOM);
	}

	private Mono<NeffosMessage> question(NeffosMessage message, @Nullable Duration timeout) {
		Mono<NeffosMessage> answer = this.asks
			.ask((token) -> this.outbound.send(OutboundFrame.kept(this.codec.encode(token, message))), timeout);
		// the answer may lie behind messages that there was no room for
		this.flow.replenish();
		return answer;
	}

}
