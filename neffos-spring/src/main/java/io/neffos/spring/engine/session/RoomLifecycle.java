package io.neffos.spring.engine.session;

import java.util.function.Supplier;

import io.neffos.spring.connection.JoinedRoom;
import io.neffos.spring.engine.support.ServerCounters;
import io.neffos.spring.engine.wire.MessageCodec;
import io.neffos.spring.engine.wire.WireMessage;
import io.neffos.spring.limits.Limit;
import io.neffos.spring.limits.MembershipLimits;
import io.neffos.spring.message.LifecycleCause;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How a client gets into a room and out again, whichever side asks for it. Runs on the
 * connection's loop.
 */
final class RoomLifecycle {

	private final ClientConnection connection;

	private final ConnectionState state;

	private final LocalOperations operations;

	private final Memberships memberships;

	private final Negotiations negotiations;

	private final MembershipLimits limits;

	private final ServerCounters counters;

	private final NameCheck names;

	private final Invocation invocation;

	private final Replies replies;

	RoomLifecycle(ClientConnection connection, ConnectionServices services, ConnectionState state,
			LocalOperations operations, Memberships memberships, Negotiations negotiations, NameCheck names,
			Invocation invocation, Replies replies) {
		this.connection = connection;
		this.state = state;
		this.operations = operations;
		this.memberships = memberships;
		this.negotiations = negotiations;
		this.limits = services.limits().memberships();
		this.counters = services.counters();
		this.names = names;
		this.invocation = invocation;
		this.replies = replies;
	}

	/**
	 * Joins a room at the server's request, from any thread.
	 */
	Mono<JoinedRoom> join(NamespaceMembership member, String room) {
		return this.operations.operation(() -> joinLocal(member, room));
	}

	/**
	 * Leaves a room at the server's request, from any thread.
	 */
	Mono<Void> leave(NamespaceMembership member, String room) {
		return this.operations.operation(() -> leaveLocal(member, room));
	}

	Mono<Void> joinRemote(WireMessage in) {
		return Mono.defer(() -> {
			NamespaceMembership member = this.memberships.get(in.message().namespace());
			if (member == null) {
				return Mono.error(new NeffosException(NeffosError.BAD_NAMESPACE));
			}
			String room = in.message().room();
			NeffosException refusal = refusal(member, room);
			if (refusal != null) {
				return Mono.error(refusal);
			}
			if (member.room(room) != null) {
				return this.replies.answered(this.connection, in);
			}
			Transition entry = member.transitions().of(room);
			Mono<Void> decided = entry.decided(fire(member, SystemEvent.ROOM_JOIN, room, LifecycleCause.REMOTE));
			Mono<Void> entered = (entry.claim()) ? enter(member, room, LifecycleCause.REMOTE) : entry.ended();
			return decided.then(entered).then(this.replies.answered(this.connection, in));
		});
	}

	private Mono<JoinedRoom> joinLocal(NamespaceMembership member, String room) {
		NeffosException refusal = refusal(member, room);
		if (refusal != null) {
			return Mono.error(refusal);
		}
		JoinedRoom joined = member.room(room);
		if (joined != null) {
			return Mono.just(joined);
		}
		Transition entry = member.transitions().of(room);
		return entry.decided(fire(member, SystemEvent.ROOM_JOIN, room, LifecycleCause.LOCAL)).then(Mono.defer(() -> {
			if (!entry.claim()) {
				return entry.ended();
			}
			return negotiate(member, SystemEvent.ROOM_JOIN, room, entry).doOnError(entry::fail)
				.then(enter(member, room, LifecycleCause.LOCAL));
		})).then(Mono.fromCallable(() -> joined(member, room)));
	}

	Mono<Void> leaveRemote(WireMessage in) {
		return Mono.defer(() -> {
			NamespaceMembership member = this.memberships.get(in.message().namespace());
			RoomMembership room = (member != null) ? member.room(in.message().room()) : null;
			if (member == null || room == null) {
				return this.replies.answered(this.connection, in);
			}
			Transition exit = member.transitions().of(room.name());
			exit.claim();
			return exit.decided(fire(member, SystemEvent.ROOM_LEAVE, room.name(), LifecycleCause.REMOTE))
				.then(leave(member, room, LifecycleCause.REMOTE))
				.then(this.replies.answered(this.connection, in));
		});
	}

	private Mono<Void> leaveLocal(NamespaceMembership member, String name) {
		RoomMembership room = member.room(name);
		if (room == null) {
			return Mono.error(new NeffosException(NeffosError.BAD_ROOM));
		}
		Transition exit = member.transitions().of(name);
		return exit.decided(fire(member, SystemEvent.ROOM_LEAVE, name, LifecycleCause.LOCAL)).then(Mono.defer(() -> {
			if (!exit.claim()) {
				return exit.ended();
			}
			return negotiate(member, SystemEvent.ROOM_LEAVE, name, exit)
				.doOnError((ex) -> this.connection.unlessClosed(() -> exit.fail(ex)))
				.then(leave(member, room, LifecycleCause.LOCAL));
		}));
	}

	/**
	 * Takes the client out of all rooms of a namespace that it leaves.
	 */
	Mono<Void> leaveAll(NamespaceMembership member, LifecycleCause cause) {
		return Flux.defer(() -> Flux.fromIterable(member.joinedRooms()))
			.concatMap((room) -> leaveForced(member, room, cause.forced()))
			.then();
	}

	private Mono<Void> leaveForced(NamespaceMembership member, RoomMembership room, LifecycleCause cause) {
		return Mono.defer(() -> member.transitions()
			.of(room.name())
			.decided(() -> this.invocation.fireQuietly(member, SystemEvent.ROOM_LEAVE, room.name(), cause))
			.onErrorComplete()
			.then(leave(member, room, cause)));
	}

	private Mono<Void> enter(NamespaceMembership member, String room, LifecycleCause cause) {
		return Mono.defer(() -> {
			Transition entry = member.transitions().of(room);
			NeffosException refusal = refusalNow(member);
			if (refusal != null) {
				entry.fail(refusal);
				return Mono.error(refusal);
			}
			if (!member.enter(room)) {
				return Mono.empty();
			}
			entry.complete();
			return this.invocation.fireQuietly(member, SystemEvent.ROOM_JOINED, room, cause);
		});
	}

	private Mono<Void> leave(NamespaceMembership member, RoomMembership room, LifecycleCause cause) {
		return Mono.defer(() -> {
			if (!member.leave(room)) {
				// the other side was quicker, and its callbacks have run
				return Mono.empty();
			}
			member.transitions().of(room.name()).complete();
			return this.invocation.fireQuietly(member, SystemEvent.ROOM_LEFT, room.name(), cause);
		});
	}

	/**
	 * Returns why a join that was agreed on can't complete any more.
	 */
	private @Nullable NeffosException refusalNow(NamespaceMembership member) {
		NeffosException closed = this.state.refusal();
		if (closed != null) {
			return closed;
		}
		return (member.isConnected() && !member.isLeaving()) ? null : new NeffosException(NeffosError.BAD_NAMESPACE);
	}

	private @Nullable NeffosException refusal(NamespaceMembership member, String room) {
		if (!member.isConnected() || member.isLeaving()) {
			return new NeffosException(NeffosError.BAD_NAMESPACE);
		}
		if (room.isEmpty()) {
			return new NeffosException(NeffosError.BAD_ROOM);
		}
		if (!this.names.isName(room) || !MessageCodec.isEncodable(room)) {
			this.counters.exceeded(Limit.NAME_LENGTH);
			return new NeffosException(NeffosError.INVALID_PAYLOAD);
		}
		if (member.room(room) == null && this.memberships.roomCount() >= this.limits.rooms()) {
			this.counters.exceeded(Limit.ROOMS);
			return Limit.ROOMS.exceeded();
		}
		return null;
	}

	private JoinedRoom joined(NamespaceMembership member, String room) {
		JoinedRoom joined = member.room(room);
		if (joined == null) {
			throw new NeffosException(NeffosError.BAD_ROOM);
		}
		return joined;
	}

	private Supplier<Mono<Void>> fire(NamespaceMembership member, SystemEvent event, String room,
			LifecycleCause cause) {
		return () -> this.invocation.fire(member, event, room, cause);
	}

	private Mono<Void> negotiate(NamespaceMembership member, SystemEvent event, String room, Transition transition) {
		NeffosMessage message = event.message(member.namespace(), room, LifecycleCause.LOCAL);
		return this.negotiations.agree(message, transition);
	}

}
