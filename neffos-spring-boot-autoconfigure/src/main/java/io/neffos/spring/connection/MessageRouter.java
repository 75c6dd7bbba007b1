package io.neffos.spring.connection;

import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import io.neffos.spring.message.WireMessage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Decides what a client's message means and who handles it.
 */
final class MessageRouter {

	private final HandlerLookup handlers;

	private final ProtocolCounters counters;

	private final Invocation invocation;

	private final Replies replies;

	private final NamespaceLifecycle namespaces;

	private final RoomLifecycle rooms;

	MessageRouter(ConnectionServices services, Invocation invocation, Replies replies, NamespaceLifecycle namespaces,
			RoomLifecycle rooms) {
		this.handlers = services.handlers();
		this.counters = services.counters();
		this.invocation = invocation;
		this.replies = replies;
		this.namespaces = namespaces;
		this.rooms = rooms;
	}

	/**
	 * Handles a message. The result completes when the next one may be handled, and never
	 * fails.
	 */
	Mono<Void> route(ClientConnection connection, WireMessage in) {
		NeffosMessage message = in.message();
		if (message.isNative()) {
			return nativeMessage(connection, in);
		}
		if (SystemEvent.isReserved(message.event())) {
			return system(connection, in, SystemEvent.of(message.event()));
		}
		return event(connection, in);
	}

	private Mono<Void> system(ClientConnection connection, WireMessage in, @Nullable SystemEvent event) {
		boolean negotiable = event != null && switch (event) {
			case NAMESPACE_CONNECT, NAMESPACE_DISCONNECT, ROOM_JOIN, ROOM_LEAVE -> true;
			// what neffos.js's leaveAll() sends to leave a room
			case ROOM_LEFT -> in.isAsk();
			default -> false;
		};
		if (event == null || !negotiable) {
			this.counters.increment(ProtocolCounter.REFUSED_CALLBACK);
			this.replies.refuse(connection, in, NeffosError.INVALID_PAYLOAD);
			return Mono.empty();
		}
		if (!in.isAsk() || in.message().isNoOp()) {
			return Mono.empty();
		}
		Mono<Void> handled = switch (event) {
			case NAMESPACE_CONNECT -> this.namespaces.connectRemote(connection, in);
			case NAMESPACE_DISCONNECT -> this.namespaces.disconnectRemote(connection, in);
			case ROOM_JOIN -> this.rooms.joinRemote(connection, in);
			default -> this.rooms.leaveRemote(connection, in);
		};
		return answered(connection, in, handled);
	}

	private Mono<Void> event(ClientConnection connection, WireMessage in) {
		NeffosMessage message = in.message();
		NamespaceMembership member = connection.membership(message.namespace());
		if (member == null) {
			return refused(connection, in, NeffosError.BAD_NAMESPACE);
		}
		if (!message.room().isEmpty() && member.room(message.room()) == null) {
			return refused(connection, in, NeffosError.BAD_ROOM);
		}
		EventHandler handler = this.handlers.find(message.namespace(), message.event());
		if (handler == null) {
			return refused(connection, in, NeffosError.UNKNOWN_EVENT);
		}
		return handle(connection, in, handler, member);
	}

	private Mono<Void> nativeMessage(ClientConnection connection, WireMessage in) {
		EventHandler handler = this.handlers.find("", SystemEvent.NATIVE_MESSAGE);
		if (handler == null) {
			return Mono.empty();
		}
		NamespaceMembership member = connection.membership("");
		return handle(connection, in, handler, (member != null) ? member : new NamespaceMembership(connection, ""));
	}

	private Mono<Void> handle(ClientConnection connection, WireMessage in, EventHandler handler,
			NamespaceMembership member) {
		Mono<Void> handled = this.invocation.call(handler, member, in.message())
			.doOnSuccess((value) -> this.replies.answer(connection, in, value))
			.then();
		return answered(connection, in, handled);
	}

	private Mono<Void> refused(ClientConnection connection, WireMessage in, NeffosError error) {
		this.counters.increment((in.isAsk()) ? ProtocolCounter.REFUSED_ASK : ProtocolCounter.DROPPED_EVENT);
		this.replies.refuse(connection, in, error);
		return Mono.empty();
	}

	private Mono<Void> answered(ClientConnection connection, WireMessage in, Mono<Void> handled) {
		return handled.onErrorResume((ex) -> {
			this.replies.fail(connection, in, ex);
			return Mono.empty();
		});
	}

}
