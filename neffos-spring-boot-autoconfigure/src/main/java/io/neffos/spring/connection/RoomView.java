package io.neffos.spring.connection;

import reactor.core.publisher.Mono;

/**
 * A room as one client's handler sees it.
 */
record RoomView(NamespaceMembership member, String name) implements JoinedRoom {

	@Override
	public String namespace() {
		return this.member.namespace();
	}

	@Override
	public Mono<Void> emit(String event, Object body) {
		return this.member.connection().emit(this.member.message(this.name, event, body));
	}

	@Override
	public Mono<Void> leave() {
		return this.member.leave(this.name);
	}

	@Override
	public Mono<BroadcastResult> broadcast(String event, Object body) {
		return this.member.broadcast(this.member.message(this.name, event, body));
	}

	@Override
	public Mono<BroadcastResult> broadcastOthers(String event, Object body) {
		return this.member.broadcastOthers(this.member.message(this.name, event, body));
	}

}
