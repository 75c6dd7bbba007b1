package io.neffos.spring.connection;

import io.neffos.spring.message.LifecycleCause;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.SystemEvent;
import io.neffos.spring.message.WireMessage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * How a client gets into a room and out again, whichever side asks for it. Runs on the
 * connection's loop.
 */
final class RoomLifecycle {

	private final ConnectionRegistry registry;

	private final ConnectionLimits limits;

	private final ProtocolCounters counters;

	private final Invocation invocation;

	private final Replies replies;

	RoomLifecycle(ConnectionServices services, Invocation invocation, Replies replies) {
		this.registry = services.registry();
		this.limits = services.limits();
		this.counters = services.counters();
		this.invocation = invocation;
		this.replies = replies;
	}

	Mono<Void> joinRemote(ClientConnection connection, WireMessage in) {
		NamespaceMembership member = connection.membership(in.message().namespace());
		if (member == null) {
			return Mono.error(new NeffosException(NeffosError.BAD_NAMESPACE));
		}
		String room = in.message().room();
		if (member.room(room) != null) {
			this.replies.answer(connection, in);
			return Mono.empty();
		}
		NeffosException refusal = refusal(member, room);
		if (refusal != null) {
			return Mono.error(refusal);
		}
		return this.invocation.fire(member, SystemEvent.ROOM_JOIN, room, LifecycleCause.REMOTE)
			.then(Mono.defer(() -> enter(member, room, LifecycleCause.REMOTE)))
			.then(Mono.fromRunnable(() -> this.replies.answer(connection, in)));
	}

	Mono<JoinedRoom> joinLocal(NamespaceMembership member, String room) {
		JoinedRoom joined = member.room(room);
		if (joined != null) {
			return Mono.just(joined);
		}
		NeffosException refusal = (member.isConnected()) ? refusal(member, room)
				: new NeffosException(NeffosError.BAD_NAMESPACE);
		if (refusal != null) {
			return Mono.error(refusal);
		}
		return this.invocation.fire(member, SystemEvent.ROOM_JOIN, room, LifecycleCause.LOCAL)
			.then(Mono.defer(() -> negotiate(member, SystemEvent.ROOM_JOIN, room)))
			.then(Mono.defer(() -> enter(member, room, LifecycleCause.LOCAL)))
			.then(Mono.fromCallable(() -> joined(member, room)));
	}

	Mono<Void> leaveRemote(ClientConnection connection, WireMessage in) {
		NamespaceMembership member = connection.membership(in.message().namespace());
		String room = in.message().room();
		if (member == null || member.room(room) == null) {
			this.replies.answer(connection, in);
			return Mono.empty();
		}
		return agree(member, room, LifecycleCause.REMOTE)
			.then(Mono.defer(() -> exit(member, room, LifecycleCause.REMOTE)))
			.then(Mono.fromRunnable(() -> this.replies.answer(connection, in)));
	}

	Mono<Void> leaveLocal(NamespaceMembership member, String room) {
		if (member.room(room) == null) {
			return Mono.error(new NeffosException(NeffosError.BAD_ROOM));
		}
		return agree(member, room, LifecycleCause.LOCAL)
			.then(Mono.defer(() -> negotiate(member, SystemEvent.ROOM_LEAVE, room)))
			.doOnError((ex) -> member.connection().staying(() -> member.departures().settled(room)))
			.then(Mono.defer(() -> exit(member, room, LifecycleCause.LOCAL)));
	}

	Mono<Void> leaveForced(NamespaceMembership member, String room, LifecycleCause cause) {
		return member.departures()
			.ask(room, () -> this.invocation.fireQuietly(member, SystemEvent.ROOM_LEAVE, room, cause),
					this.limits.closeGrace())
			.onErrorComplete()
			.then(Mono.defer(() -> exit(member, room, cause)));
	}

	/**
	 * Asks the application, unless the other side has made it agree already.
	 */
	private Mono<Void> agree(NamespaceMembership member, String room, LifecycleCause cause) {
		return member.departures()
			.ask(room, () -> this.invocation.fire(member, SystemEvent.ROOM_LEAVE, room, cause),
					this.limits.asks().timeout());
	}

	private Mono<Void> enter(NamespaceMembership member, String room, LifecycleCause cause) {
		ClientConnection connection = member.connection();
		connection.lifetime().requireOpen();
		if (!member.isConnected()) {
			return Mono.error(new NeffosException(NeffosError.BAD_NAMESPACE));
		}
		if (!member.add(room)) {
			// the other side was quicker, and its callbacks have run
			return Mono.empty();
		}
		this.registry.joined(connection, member.namespace(), room);
		return this.invocation.fireQuietly(member, SystemEvent.ROOM_JOINED, room, cause);
	}

	private Mono<Void> exit(NamespaceMembership member, String room, LifecycleCause cause) {
		if (!member.remove(room)) {
			return Mono.empty();
		}
		member.departures().settled(room);
		this.registry.left(member.connection(), member.namespace(), room);
		return this.invocation.fireQuietly(member, SystemEvent.ROOM_LEFT, room, cause);
	}

	private @Nullable NeffosException refusal(NamespaceMembership member, String room) {
		if (room.isEmpty()) {
			return new NeffosException(NeffosError.BAD_ROOM);
		}
		MembershipLimits memberships = this.limits.memberships();
		if (room.length() > memberships.nameLength() || room.chars().anyMatch(Character::isISOControl)) {
			this.counters.exceeded(Limit.NAME_LENGTH);
			return new NeffosException(NeffosError.INVALID_PAYLOAD);
		}
		if (member.connection().memberships().roomCount() >= memberships.rooms()) {
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

	private Mono<Void> negotiate(NamespaceMembership member, SystemEvent event, String room) {
		return member.connection().messenger().negotiate(event.message(member.namespace(), room, LifecycleCause.LOCAL));
	}

}
