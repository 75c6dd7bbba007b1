package io.neffos.spring.test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.neffos.spring.connection.Broadcast;
import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.Emission;
import io.neffos.spring.connection.Exclude;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Records what is sent through a mock connection. Emits and asks for a namespace or room
 * that the client isn't in are refused.
 */
final class MockSender {

	private final List<NeffosMessage> emitted = new CopyOnWriteArrayList<>();

	private final List<NeffosMessage> broadcasts = new CopyOnWriteArrayList<>();

	private final List<NeffosMessage> broadcastsToOthers = new CopyOnWriteArrayList<>();

	private final List<NeffosMessage> asked = new CopyOnWriteArrayList<>();

	private final String id;

	private final MockState state;

	private final MockClient client;

	MockSender(String id, MockState state, MockClient client) {
		this.id = id;
		this.state = state;
		this.client = client;
	}

	List<NeffosMessage> emitted() {
		return List.copyOf(this.emitted);
	}

	List<NeffosMessage> broadcasts() {
		return List.copyOf(this.broadcasts);
	}

	List<NeffosMessage> broadcastsToOthers() {
		return List.copyOf(this.broadcastsToOthers);
	}

	List<NeffosMessage> asked() {
		return List.copyOf(this.asked);
	}

	Emission<Void> emit(NeffosMessage message) {
		NeffosException refusal = refusal(message);
		if (refusal != null) {
			return Emission.failed(refusal);
		}
		this.emitted.add(message);
		return Emission.done();
	}

	Mono<NeffosMessage> ask(NeffosMessage message, @Nullable Duration timeout) {
		return Mono.defer(() -> {
			NeffosException refusal = refusal(message);
			if (refusal != null) {
				return Mono.error(refusal);
			}
			this.asked.add(message);
			return this.client.ask(message, timeout);
		});
	}

	/**
	 * Broadcast to all clients.
	 */
	Emission<BroadcastResult> broadcast(List<NeffosMessage> messages) {
		List<NeffosMessage> checked = check(messages);
		this.broadcasts.addAll(checked);
		int recipients = (int) checked.stream().filter(this::isFor).count();
		return result(new BroadcastResult(recipients, recipients, 0, 0));
	}

	/**
	 * Broadcast to all clients but this one, which reaches none.
	 */
	Emission<BroadcastResult> broadcastOthers(List<NeffosMessage> messages) {
		this.broadcastsToOthers.addAll(check(messages));
		return result(BroadcastResult.NONE);
	}

	private boolean isFor(NeffosMessage message) {
		return this.state.isIn(message.namespace(), message.room())
				&& (message.to() == null || this.id.equals(message.to()));
	}

	private @Nullable NeffosException refusal(NeffosMessage message) {
		if (this.state.closeReason() != null) {
			return new NeffosException(NeffosError.WRITE_CLOSED);
		}
		if (message.isNative()) {
			return null;
		}
		if (SystemEvent.isReserved(message.event())) {
			throw new IllegalArgumentException("'" + message.event() + "' is reserved for system events");
		}
		if (!this.state.isIn(message.namespace(), "")) {
			return new NeffosException(NeffosError.BAD_NAMESPACE);
		}
		return (this.state.isIn(message.namespace(), message.room())) ? null
				: new NeffosException(NeffosError.BAD_ROOM);
	}

	private static List<NeffosMessage> check(List<NeffosMessage> messages) {
		return Broadcast.of(Exclude.nobody(), messages).messages();
	}

	private static Emission<BroadcastResult> result(BroadcastResult result) {
		return () -> Mono.just(result);
	}

}
