package io.neffos.spring.engine.session;

import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.JoinedRoom;
import io.neffos.spring.connection.NamespaceConnection;
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
	public final Mono<Void> emit(String event, Object body) {
		return this.member.connection().emit(this.member.message(this.name, event, body));
	}

	@Override
	public final Mono<Void> leave() {
		return this.member.leave(this.name);
	}

	@Override
	public final Mono<BroadcastResult> broadcast(String event, Object body) {
		return this.member.broadcast(this.member.message(this.name, event, body));
	}

	@Override
	public final Mono<BroadcastResult> broadcastOthers(String event, Object body) {
		return this.member.broadcastOthers(this.member.message(this.name, event, body));
	}

	@Override
	public final String toString() {
		return "Room[" + this.member.namespace() + ", " + this.name + "]";
	}

}
