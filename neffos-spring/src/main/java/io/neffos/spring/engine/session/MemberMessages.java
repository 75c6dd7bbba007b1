package io.neffos.spring.engine.session;

import io.neffos.spring.connection.Broadcast;
import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.message.BodyConverter;
import io.neffos.spring.message.NeffosMessage;
import reactor.core.publisher.Mono;

/**
 * Creates messages from bodies, and broadcasts them, for the namespaces and rooms of all
 * connections.
 */
final class MemberMessages {

	private final BodyConverter converter;

	private final Broadcaster broadcaster;

	MemberMessages(BodyConverter converter, Broadcaster broadcaster) {
		this.converter = converter;
		this.broadcaster = broadcaster;
	}

	NeffosMessage message(String namespace, String room, String event, Object body) {
		return this.converter.write(body, NeffosMessage.builder().namespace(namespace).room(room).event(event)).build();
	}

	Mono<BroadcastResult> broadcast(Broadcast broadcast) {
		return this.broadcaster.broadcast(broadcast);
	}

}
