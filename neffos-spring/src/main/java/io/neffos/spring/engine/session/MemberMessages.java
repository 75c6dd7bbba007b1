package io.neffos.spring.engine.session;

import java.lang.reflect.Type;
import java.util.Set;

import io.neffos.spring.connection.Broadcast;
import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.Emission;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.BodyConverter;
import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;

/**
 * Creates messages from bodies, broadcasts them and finds members, for the namespaces and
 * rooms of all connections.
 */
final class MemberMessages {

	private final BodyConverter converter;

	private final Broadcaster broadcaster;

	private final ConnectionRegistry registry;

	MemberMessages(BodyConverter converter, Broadcaster broadcaster, ConnectionRegistry registry) {
		this.converter = converter;
		this.broadcaster = broadcaster;
		this.registry = registry;
	}

	NeffosMessage message(String namespace, String room, String event, Object body) {
		return this.converter.write(body, NeffosMessage.builder().namespace(namespace).room(room).event(event)).build();
	}

	Emission<BroadcastResult> broadcast(Broadcast broadcast) {
		return this.broadcaster.broadcast(broadcast);
	}

	@SuppressWarnings("unchecked")
	<T> @Nullable T read(NeffosMessage message, Type type) {
		return (T) this.converter.read(message, type);
	}

	Set<NeffosConnection> members(String namespace, String room) {
		return this.registry.members(namespace, room);
	}

}
