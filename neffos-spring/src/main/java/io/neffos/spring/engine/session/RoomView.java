package io.neffos.spring.engine.session;

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
 * A room as one client's handler sees it, whether or not the client is in it.
 */
class RoomView implements JoinedRoom {

	private final NamespaceMembership member;

	private final String name;

	RoomView(NamespaceMembership member, String name) {
		this.member = member;
		this.name = name;
	}

	@Override
	public final String name() {
		return this.name;
	}

	@Override
	public final NamespaceConnection member() {
		return this.member;
	}

	@Override
	public final String namespace() {
		return this.member.namespace();
	}

	@Override
	public final Emission<Void> emit(String event, Object body) {
		return this.member.connection().emit(this.member.message(this.name, event, body));
	}

	@Override
	public final Emission<Void> emit(NeffosMessage message) {
		return this.member.connection().emit(inThisRoom(message));
	}

	@Override
	public final Set<NeffosConnection> members() {
		return this.member.members(this.name);
	}

	@Override
	public final Mono<Void> leave() {
		return this.member.leave(this.name);
	}

	@Override
	public final Emission<BroadcastResult> broadcast(String event, Object body) {
		return this.member.broadcast(this.member.message(this.name, event, body));
	}

	@Override
	public final Emission<BroadcastResult> broadcast(NeffosMessage... messages) {
		return this.member.broadcast(inThisRoom(messages));
	}

	@Override
	public final Emission<BroadcastResult> broadcastOthers(String event, Object body) {
		return this.member.broadcastOthers(this.member.message(this.name, event, body));
	}

	@Override
	public final Emission<BroadcastResult> broadcastOthers(NeffosMessage... messages) {
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
	public final String toString() {
		return "Room[" + this.member.namespace() + ", " + this.name + "]";
	}

}
