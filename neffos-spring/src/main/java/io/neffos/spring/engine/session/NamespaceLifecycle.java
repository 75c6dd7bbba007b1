package io.neffos.spring.engine.session;

import java.util.function.Supplier;

import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.engine.wire.WireMessage;
import io.neffos.spring.limits.ConnectionLimits;
import io.neffos.spring.limits.Limit;
import io.neffos.spring.message.LifecycleCause;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.SystemEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How a client gets into a namespace and out again, whichever side asks for it. Runs on
 * the connection's loop.
 */
final class NamespaceLifecycle {

	private final HandlerLookup handlers;

	private final Invocation invocation;

	private final Replies replies;

	private final RoomLifecycle rooms;

	private final ConnectionLimits limits;

	NamespaceLifecycle(ConnectionServices services, Invocation invocation, Replies replies, RoomLifecycle rooms) {
		this.handlers = services.handlers();
		this.invocation = invocation;
		this.replies = replies;
		this.rooms = rooms;
		this.limits = services.limits();
	}

	Mono<Void> connectRemote(ClientConnection connection, WireMessage in) {
		return Mono.defer(() -> {
			String name = in.message().namespace();
			requireNamespace(name);
			if (connection.membership(name) != null) {
				this.replies.answer(connection, in);
				return Mono.empty();
			}
			NamespaceMembership member = entering(connection, name);
			Transition entry = member.transitions().of("");
			Mono<Void> decided = entry.decided(fire(member, SystemEvent.NAMESPACE_CONNECT, LifecycleCause.REMOTE));
			if (!entry.claim()) {
				return decided.then(entry.ended()).then(answered(connection, in));
			}
			return decided.then(Mono.<Void>defer(() -> {
				connection.state().requireOpen();
				// the client drops what comes in front of the answer, and counts on
				// what comes after it
				this.replies.answerLater(connection, in);
				return enter(member, LifecycleCause.REMOTE);
			}).doOnError(entry::fail));
		});
	}

	Mono<NamespaceConnection> connectLocal(ClientConnection connection, String name) {
		requireNamespace(name);
		NamespaceMembership connected = connection.membership(name);
		if (connected != null && connected.isLeaving()) {
			return connected.transitions().of("").ended().then(Mono.defer(() -> connectLocal(connection, name)));
		}
		if (connected != null) {
			return Mono.just(connected);
		}
		NamespaceMembership member = entering(connection, name);
		Transition entry = member.transitions().of("");
		Mono<Void> decided = entry.decided(fire(member, SystemEvent.NAMESPACE_CONNECT, LifecycleCause.LOCAL));
		return connection.mailbox().holding(name, decided.then(Mono.defer(() -> {
			if (!entry.claim()) {
				return entry.ended();
			}
			return negotiate(connection, SystemEvent.NAMESPACE_CONNECT, name, entry)
				.then(Mono.defer(() -> enter(member, LifecycleCause.LOCAL)))
				.doOnError(entry::fail);
		}))).thenReturn(member);
	}

	/**
	 * Connects the client of an endpoint that has no handshake, and asks the application
	 * only.
	 */
	Mono<Void> connectAtOnce(ClientConnection connection, String name) {
		return Mono.defer(() -> {
			NamespaceMembership member = entering(connection, name);
			Transition entry = member.transitions().of("");
			// who connects the client otherwise has nothing to ask it
			entry.claim();
			return connection.mailbox()
				.holding(name, entry.decided(fire(member, SystemEvent.NAMESPACE_CONNECT, LifecycleCause.LOCAL))
					.then(Mono.defer(() -> enter(member, LifecycleCause.LOCAL)).doOnError(entry::fail)));
		});
	}

	Mono<Void> disconnectRemote(ClientConnection connection, WireMessage in) {
		return Mono.defer(() -> {
			NamespaceMembership member = connection.membership(in.message().namespace());
			if (member == null) {
				this.replies.answer(connection, in);
				return Mono.empty();
			}
			Transition exit = member.transitions().of("");
			exit.claim();
			return exit.decided(fire(member, SystemEvent.NAMESPACE_DISCONNECT, LifecycleCause.REMOTE))
				.then(leave(member, LifecycleCause.REMOTE))
				.then(answered(connection, in));
		});
	}

	Mono<Void> disconnectLocal(NamespaceMembership member) {
		if (!member.isConnected()) {
			return Mono.error(new NeffosException(NeffosError.BAD_NAMESPACE));
		}
		ClientConnection connection = member.connection();
		Transition exit = member.transitions().of("");
		return exit.decided(fire(member, SystemEvent.NAMESPACE_DISCONNECT, LifecycleCause.LOCAL))
			.then(Mono.defer(() -> {
				if (!exit.claim()) {
					return exit.ended();
				}
				return negotiate(connection, SystemEvent.NAMESPACE_DISCONNECT, member.namespace(), exit)
					.doOnError((ex) -> connection.staying(() -> exit.fail(ex)))
					// what the client sends after its agreement finds the namespace left
					.then(connection.mailbox().holding(member.namespace(), leave(member, LifecycleCause.LOCAL)));
			}));
	}

	/**
	 * Fires what the end of the connection does to a namespace.
	 */
	Mono<Void> disconnectForced(NamespaceMembership member) {
		return Mono.defer(() -> {
			Transition exit = member.transitions().of("");
			member.beginLeaving();
			return leaveRooms(member, LifecycleCause.LOCAL).then(Mono.defer(() -> {
				member.connection().memberships().leave(member);
				member.transitions().abandon();
				return (exit.isBegun()) ? Mono.empty() : this.invocation.fireQuietly(member,
						SystemEvent.NAMESPACE_DISCONNECT, "", LifecycleCause.LOCAL_FORCED);
			}));
		});
	}

	private Mono<Void> enter(NamespaceMembership member, LifecycleCause cause) {
		member.connection().state().requireOpen();
		if (!member.connection().memberships().enter(member)) {
			return Mono.empty();
		}
		member.transitions().of("").complete();
		return this.invocation.fireQuietly(member, SystemEvent.NAMESPACE_CONNECTED, "", cause);
	}

	/**
	 * Takes the client out of the namespace's rooms and the namespace. From its beginning
	 * no join completes any more.
	 */
	private Mono<Void> leave(NamespaceMembership member, LifecycleCause cause) {
		return Mono.defer(() -> {
			Transition exit = member.transitions().of("");
			if (!member.beginLeaving()) {
				return (member.isConnected()) ? exit.ended() : Mono.empty();
			}
			return leaveRooms(member, cause).then(Mono.fromRunnable(() -> {
				member.connection().memberships().leave(member);
				exit.complete();
				member.transitions().abandon();
			}));
		});
	}

	private Mono<Void> leaveRooms(NamespaceMembership member, LifecycleCause cause) {
		return Flux.defer(() -> Flux.fromIterable(member.joinedRooms()))
			.concatMap((room) -> this.rooms.leaveForced(member, room, cause.forced()))
			.then();
	}

	/**
	 * Returns the membership that is about to be entered, by this side or the other.
	 */
	private NamespaceMembership entering(ClientConnection connection, String name) {
		Memberships memberships = connection.memberships();
		NamespaceMembership underWay = memberships.entering(name);
		if (underWay != null) {
			return underWay;
		}
		if (memberships.count() >= this.limits.memberships().namespaces()) {
			connection.services().counters().exceeded(Limit.NAMESPACES);
			throw Limit.NAMESPACES.exceeded();
		}
		NamespaceMembership member = new NamespaceMembership(connection, name);
		memberships.begin(member);
		return member;
	}

	private void requireNamespace(String name) {
		if (!this.handlers.hasNamespace(name)) {
			throw new NeffosException(NeffosError.BAD_NAMESPACE);
		}
	}

	private Supplier<Mono<Void>> fire(NamespaceMembership member, SystemEvent event, LifecycleCause cause) {
		return () -> this.invocation.fire(member, event, "", cause);
	}

	private Mono<Void> negotiate(ClientConnection connection, SystemEvent event, String name, Transition transition) {
		return connection.negotiations().agree(event.message(name, "", LifecycleCause.LOCAL), transition);
	}

	private Mono<Void> answered(ClientConnection connection, WireMessage in) {
		return Mono.fromRunnable(() -> this.replies.answer(connection, in));
	}

}
