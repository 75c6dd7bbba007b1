package io.neffos.spring.connection;

import java.util.concurrent.TimeoutException;

import io.neffos.spring.message.LifecycleCause;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.SystemEvent;
import io.neffos.spring.message.WireMessage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How a client gets into a namespace and out again, whichever side asks for it. Runs on
 * the connection's loop.
 */
final class NamespaceLifecycle {

	private final HandlerLookup handlers;

	private final ConnectionRegistry registry;

	private final Invocation invocation;

	private final Replies replies;

	private final RoomLifecycle rooms;

	private final ConnectionLimits limits;

	NamespaceLifecycle(ConnectionServices services, Invocation invocation, Replies replies, RoomLifecycle rooms) {
		this.handlers = services.handlers();
		this.registry = services.registry();
		this.invocation = invocation;
		this.replies = replies;
		this.rooms = rooms;
		this.limits = services.limits();
	}

	Mono<Void> connectRemote(ClientConnection connection, WireMessage in) {
		String name = in.message().namespace();
		if (!this.handlers.hasNamespace(name)) {
			return Mono.error(new NeffosException(NeffosError.BAD_NAMESPACE));
		}
		if (connection.membership(name) != null) {
			this.replies.answer(connection, in);
			return Mono.empty();
		}
		if (!hasRoom(connection)) {
			return Mono.error(Limit.NAMESPACES.exceeded());
		}
		NamespaceMembership member = new NamespaceMembership(connection, name);
		Mono<Void> agreed = this.invocation.fire(member, SystemEvent.NAMESPACE_CONNECT, "", LifecycleCause.REMOTE)
			.then(Mono.fromRunnable(() -> {
				connection.lifetime().requireOpen();
				// the client drops what comes in front of the answer, and counts on
				// what comes after it
				this.replies.answerLater(connection, in);
				enter(member);
			}));
		return connection.memberships()
			.entering(name, agreed, connection.loop())
			.then(this.invocation.fireQuietly(member, SystemEvent.NAMESPACE_CONNECTED, "", LifecycleCause.REMOTE));
	}

	Mono<NamespaceConnection> connectLocal(ClientConnection connection, String name) {
		if (!this.handlers.hasNamespace(name)) {
			return Mono.error(new NeffosException(NeffosError.BAD_NAMESPACE));
		}
		NamespaceMembership connected = connection.membership(name);
		if (connected != null) {
			return Mono.just(connected);
		}
		Mono<Void> underWay = connection.memberships().entering(name);
		if (underWay != null) {
			// in time: a callback that connects its own namespace waits for itself
			return underWay.timeout(this.limits.asks().timeout(), connection.loop().scheduler())
				.onErrorMap(TimeoutException.class, (ex) -> new NeffosException(NeffosError.ASK_TIMEOUT))
				.then(Mono.defer(() -> connectLocal(connection, name)));
		}
		if (!hasRoom(connection)) {
			return Mono.error(Limit.NAMESPACES.exceeded());
		}
		NamespaceMembership member = new NamespaceMembership(connection, name);
		Mono<Void> connecting = this.invocation.fire(member, SystemEvent.NAMESPACE_CONNECT, "", LifecycleCause.LOCAL)
			.then(Mono.defer(() -> negotiate(connection, SystemEvent.NAMESPACE_CONNECT, name)))
			.then(Mono.<Void>fromRunnable(() -> enter(member)))
			.then(this.invocation.fireQuietly(member, SystemEvent.NAMESPACE_CONNECTED, "", LifecycleCause.LOCAL));
		return connection.mailbox()
			.holding(name, connection.memberships().entering(name, connecting, connection.loop()))
			.thenReturn(member);
	}

	Mono<Void> disconnectRemote(ClientConnection connection, WireMessage in) {
		NamespaceMembership member = connection.membership(in.message().namespace());
		if (member == null) {
			this.replies.answer(connection, in);
			return Mono.empty();
		}
		return agree(member, LifecycleCause.REMOTE).then(Mono.defer(() -> exit(member, LifecycleCause.REMOTE)))
			.then(Mono.fromRunnable(() -> this.replies.answer(connection, in)));
	}

	Mono<Void> disconnectLocal(NamespaceMembership member) {
		if (!member.isConnected()) {
			return Mono.error(new NeffosException(NeffosError.BAD_NAMESPACE));
		}
		ClientConnection connection = member.connection();
		return agree(member, LifecycleCause.LOCAL)
			.then(Mono.defer(() -> negotiate(connection, SystemEvent.NAMESPACE_DISCONNECT, member.namespace())))
			.doOnError((ex) -> connection.staying(() -> member.departures().settled("")))
			// what the client sends after its agreement finds the namespace left
			.then(Mono
				.defer(() -> connection.mailbox().holding(member.namespace(), exit(member, LifecycleCause.LOCAL))));
	}

	/**
	 * Fires what the end of the connection does to a namespace.
	 */
	Mono<Void> disconnectForced(NamespaceMembership member) {
		return exit(member, LifecycleCause.LOCAL).then(member.departures()
			.ask("", () -> this.invocation.fireQuietly(member, SystemEvent.NAMESPACE_DISCONNECT, "",
					LifecycleCause.LOCAL_FORCED), this.limits.closeGrace())
			.onErrorComplete());
	}

	/**
	 * Asks the application, unless the other side has made it agree already.
	 */
	private Mono<Void> agree(NamespaceMembership member, LifecycleCause cause) {
		return member.departures()
			.ask("", () -> this.invocation.fire(member, SystemEvent.NAMESPACE_DISCONNECT, "", cause),
					this.limits.asks().timeout());
	}

	void enter(NamespaceMembership member) {
		ClientConnection connection = member.connection();
		connection.lifetime().requireOpen();
		connection.memberships().add(member);
		this.registry.entered(connection, member.namespace());
	}

	private Mono<Void> exit(NamespaceMembership member, LifecycleCause cause) {
		return Flux.fromIterable(member.roomNames())
			.concatMap((room) -> this.rooms.leaveForced(member, room, cause.forced()))
			.then(Mono.fromRunnable(() -> {
				if (member.connection().memberships().remove(member)) {
					this.registry.exited(member.connection(), member.namespace());
				}
			}));
	}

	private boolean hasRoom(ClientConnection connection) {
		if (connection.memberships().count() < this.limits.memberships().namespaces()) {
			return true;
		}
		connection.services().counters().exceeded(Limit.NAMESPACES);
		return false;
	}

	private Mono<Void> negotiate(ClientConnection connection, SystemEvent event, String name) {
		return connection.messenger().negotiate(event.message(name, "", LifecycleCause.LOCAL));
	}

}
