package io.neffos.spring.test;

import java.util.Arrays;
import java.util.Set;

import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.Emission;
import io.neffos.spring.connection.JoinedRoom;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.NeffosMessage;
import reactor.core.publisher.Mono;

/**
 * A room of a mock connection, whether or not the client is in it.
 */
final class MockRoom implements JoinedRoom {

	private final MockNamespace member;

	private final String name;

	MockRoom(MockNamespace member, String name) {
		this.member = member;
		this.name = name;
	}

	@Override
	public String namespace() {
		return this.member.namespace();
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public NamespaceConnection member() {
		return this.member;
	}

	@Override
	public Set<NeffosConnection> members() {
		return (this.member.connection().state().isIn(namespace(), this.name)) ? Set.of(this.member.connection())
				: Set.of();
	}

	@Override
	public Emission<Void> emit(String event, Object body) {
		return this.member.connection().emit(this.member.message(this.name, event, body));
	}

	@Override
	public Emission<Void> emit(NeffosMessage message) {
		return this.member.connection().emit(inThisRoom(message));
	}

	@Override
	public Mono<Void> leave() {
		return this.member.leave(this.name);
	}

	@Override
	public Emission<BroadcastResult> broadcast(String event, Object body) {
		return this.member.broadcast(this.member.message(this.name, event, body));
	}

	@Override
	public Emission<BroadcastResult> broadcast(NeffosMessage... messages) {
		return this.member.broadcast(inThisRoom(messages));
	}

	@Override
	public Emission<BroadcastResult> broadcastOthers(String event, Object body) {
		return this.member.broadcastOthers(this.member.message(this.name, event, body));
	}

	@Override
	public Emission<BroadcastResult> broadcastOthers(NeffosMessage... messages) {
		return this.member.broadcastOthers(inThisRoom(messages));
	}

	private NeffosMessage[] inThisRoom(NeffosMessage... messages) {
		return Arrays.stream(messages).map(this::inThisRoom).toArray(NeffosMessage[]::new);
	}

	private NeffosMessage inThisRoom(NeffosMessage message) {
		if (message.isNative()) {
			throw new IllegalArgumentException("A native message belongs to no room");
		}
		return message.toBuilder().namespace(namespace()).room(this.name).build();
	}

	@Override
	public String toString() {
		return "MockRoom[" + namespace() + ", " + this.name + "]";
	}

}
