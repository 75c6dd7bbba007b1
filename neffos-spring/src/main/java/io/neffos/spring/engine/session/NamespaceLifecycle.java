package io.neffos.spring.engine.session;

import java.time.Duration;
import java.util.function.Supplier;

import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.engine.wire.WireMessage;
import io.neffos.spring.message.LifecycleCause;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.SystemEvent;
import reactor.core.publisher.Mono;

/**
 * How a client gets into a namespace and out again, whichever side asks for it. Runs on
 * the connection's loop.
 */
final class NamespaceLifecycle {

	private final ClientConnection connection;

	private final ConnectionState state;

	private final LocalOperations operations;

	private final Memberships memberships;

	private final Negotiations negotiations;

	private final MessageQueue queue;

	private final HandlerLookup handlers;

	private final Invocation invocation;

	private final Replies replies;

	private final RoomLifecycle rooms;

	private final MemberMessages messages;

	/** How long a participant of a transition waits for the one that began it. */
	private final Duration timeout;

	NamespaceLifecycle(ClientConnection connection, ConnectionServices services, ConnectionState state,
			LocalOperations operations, Memberships memberships, Negotiations negotiations, MessageQueue queue,
			Invocation invocation, Replies replies, RoomLifecycle rooms, MemberMessages messages) {
		this.connection = connection;
		this.state = state;
		this.operations = operations;
		this.memberships = memberships;
		this.negotiations = negotiations;
		this.queue = queue;
		this.handlers = services.handlers();
		this.invocation = invocation;
		this.replies = replies;
		this.rooms = rooms;
		this.messages = messages;
		this.timeout = services.limits().asks().timeout();
	}

	/**
	 * Connects the client to a namespace at the server's request, from any thread.
	 */
	Mono<NamespaceConnection> connect(String name) {
		return this.operations.operation(() -> connectLocal(name));
	}

	/**
	 * Disconnects the client from a namespace at the server's request, from any thread.
	 */
	Mono<Void> disconnect(NamespaceMembership member) {
		return this.operations.operation(() -> disconnectLocal(member));
	}

	Mono<Void> connectRemote(WireMessage in) {
		return Mono.defer(() -> {
			String name = in.message().namespace();
			requireNamespace(name);
			if (this.memberships.get(name) != null) {
				this.replies.answer(this.connection, in);
				return Mono.empty();
			}
			NamespaceMembership member = entering(name);
			Transition entry = member.transitions().of("");
			Mono<Void> decided = entry.decided(fire(member, SystemEvent.NAMESPACE_CONNECT, LifecycleCause.REMOTE));
			if (!entry.claim()) {
				return decided.then(entry.ended()).then(this.replies.answered(this.connection, in));
			}
			return decided.then(Mono.<Void>defer(() -> {
				this.state.requireOpen();
				// the client drops what comes in front of the answer, and counts on
				// what comes after it
				this.replies.answerLater(this.connection, in);
				return enter(member, LifecycleCause.REMOTE);
			}).doOnError(entry::fail));
		});
	}

	private Mono<NamespaceConnection> connectLocal(String name) {
		requireNamespace(name);
		NamespaceMembership connected = this.memberships.get(name);
		if (connected != null && connected.isLeaving()) {
			return connected.transitions().of("").ended().then(Mono.defer(() -> connectLocal(name)));
		}
		if (connected != null) {
			return Mono.just(connected);
		}
		NamespaceMembership member = entering(name);
		Transition entry = member.transitions().of("");
		Mono<Void> decided = entry.decided(fire(member, SystemEvent.NAMESPACE_CONNECT, LifecycleCause.LOCAL));
		return holding(name, decided.then(Mono.defer(() -> {
			if (!entry.claim()) {
				return entry.ended();
			}
			return negotiate(SystemEvent.NAMESPACE_CONNECT, name, entry)
				.then(Mono.defer(() -> enter(member, LifecycleCause.LOCAL)))
				.doOnError(entry::fail);
		}))).thenReturn(member);
	}

	/**
	 * Connects the client of an endpoint that has no handshake, and asks the application
	 * only.
	 */
	Mono<Void> connectAtOnce(String name) {
		return Mono.defer(() -> {
			NamespaceMembership member = entering(name);
			Transition entry = member.transitions().of("");
			// no other participant may ask the client, which can't answer
			entry.claim();
			return holding(name, entry.decided(fire(member, SystemEvent.NAMESPACE_CONNECT, LifecycleCause.LOCAL))
				.then(Mono.defer(() -> enter(member, LifecycleCause.LOCAL)).doOnError(entry::fail)));
		});
	}

	Mono<Void> disconnectRemote(WireMessage in) {
		return Mono.defer(() -> {
			NamespaceMembership member = this.memberships.get(in.message().namespace());
			if (member == null) {
				this.replies.answer(this.connection, in);
				return Mono.empty();
			}
			Transition exit = member.transitions().of("");
			exit.claim();
			return exit.decided(fire(member, SystemEvent.NAMESPACE_DISCONNECT, LifecycleCause.REMOTE))
				.then(leave(member, LifecycleCause.REMOTE))
				.then(this.replies.answered(this.connection, in));
		});
	}

	private Mono<Void> disconnectLocal(NamespaceMembership member) {
		if (!member.isConnected()) {
			return Mono.error(new NeffosException(NeffosError.BAD_NAMESPACE));
		}
		Transition exit = member.transitions().of("");
		return exit.decided(fire(member, SystemEvent.NAMESPACE_DISCONNECT, LifecycleCause.LOCAL))
			.then(Mono.defer(() -> {
				if (!exit.claim()) {
					return exit.ended();
				}
				return negotiate(SystemEvent.NAMESPACE_DISCONNECT, member.namespace(), exit)
					.doOnError((ex) -> this.connection.unlessClosed(() -> exit.fail(ex)))
					// what the client sends after its agreement finds the namespace left
					.then(holding(member.namespace(), leave(member, LifecycleCause.LOCAL)));
			}));
	}

	/**
	 * Fires what the end of the connection does to a namespace.
	 */
	Mono<Void> disconnectForced(NamespaceMembership member) {
		return Mono.defer(() -> {
			Transition exit = member.transitions().of("");
			member.beginLeaving();
			return this.rooms.leaveAll(member, LifecycleCause.LOCAL).then(Mono.defer(() -> {
				this.memberships.leave(member);
				member.transitions().abandon();
				return (exit.isBegun()) ? Mono.empty() : this.invocation.fireQuietly(member,
						SystemEvent.NAMESPACE_DISCONNECT, "", LifecycleCause.LOCAL_FORCED);
			}));
		});
	}

	private Mono<Void> enter(NamespaceMembership member, LifecycleCause cause) {
		this.state.requireOpen();
		if (!this.memberships.enter(member)) {
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
			return this.rooms.leaveAll(member, cause).then(Mono.fromRunnable(() -> {
				this.memberships.leave(member);
				exit.complete();
				member.transitions().abandon();
			}));
		});
	}

	/**
	 * Holds the messages of a namespace while an operation runs, from its subscription
	 * on.
	 */
	private <T> Mono<T> holding(String namespace, Mono<T> operation) {
		return Mono.defer(() -> {
			this.queue.hold(namespace);
			return operation.doFinally((signal) -> this.connection.loop().run(() -> {
				this.queue.release(namespace);
				this.connection.handleQueued();
			}));
		});
	}

	private NamespaceMembership entering(String name) {
		return this.memberships.entering(name, this::member);
	}

	private NamespaceMembership member(String name) {
		return new NamespaceMembership(this.connection, name, this.memberships, this, this.rooms, this.messages,
				this.timeout);
	}

	private void requireNamespace(String name) {
		if (!this.handlers.hasNamespace(name)) {
			throw new NeffosException(NeffosError.BAD_NAMESPACE);
		}
	}

	private Supplier<Mono<Void>> fire(NamespaceMembership member, SystemEvent event, LifecycleCause cause) {
		return () -> this.invocation.fire(member, event, "", cause);
	}

	private Mono<Void> negotiate(SystemEvent event, String name, Transition transition) {
		return this.negotiations.agree(event.message(name, "", LifecycleCause.LOCAL), transition);
	}

}
