package io.neffos.spring.engine.session;

import io.neffos.spring.connection.EventHandler;
import io.neffos.spring.engine.support.ServerCounters;
import io.neffos.spring.engine.wire.WireMessage;
import io.neffos.spring.limits.ProtocolCounter;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.Fuseable.ScalarCallable;
import reactor.core.publisher.Mono;

/**
 * Decides what a client's message means and who handles it.
 */
final class MessageRouter {

	private final HandlerLookup handlers;

	private final ServerCounters counters;

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
	 * Handles a message, whatever comes of it.
	 * @return completes when the next message may be handled, and never fails
	 */
	Mono<Void> route(ClientConnection connection, WireMessage in) {
		try {
			return routed(connection, in);
		}
		catch (Throwable ex) {
			this.replies.fail(connection, in, ex);
			return Mono.empty();
		}
	}

	private Mono<Void> routed(ClientConnection connection, WireMessage in) {
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
			this.replies.refuse(connection, in, NeffosError.INVALID_PAYLOAD.text());
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
		if (message.isError() && !handler.handlesErrors()) {
			return refused(connection, in, NeffosError.INVALID_PAYLOAD);
		}
		return handle(connection, in, handler, member);
	}

	private Mono<Void> nativeMessage(ClientConnection connection, WireMessage in) {
		EventHandler handler = this.handlers.find("", SystemEvent.NATIVE_MESSAGE);
		if (handler == null) {
			return Mono.empty();
		}
		NamespaceMembership member = connection.membership("");
		return (member != null) ? handle(connection, in, handler, member)
				: refused(connection, in, NeffosError.BAD_NAMESPACE);
	}

	private Mono<Void> handle(ClientConnection connection, WireMessage in, EventHandler handler,
			NamespaceMembership member) {
		Mono<?> result = this.invocation.call(handler, member, in.message());
		if (result instanceof ScalarCallable<?> known) {
			return answerAtOnce(connection, in, known);
		}
		return answered(connection, in, result.doOnSuccess((value) -> answer(connection, in, value)).then());
	}

	/**
	 * Answers with what is known already, without the operators that wait for it.
	 */
	private Mono<Void> answerAtOnce(ClientConnection connection, WireMessage in, ScalarCallable<?> known) {
		try {
			answer(connection, in, known.call());
		}
		catch (Throwable ex) {
			this.replies.fail(connection, in, Exceptions.unwrap(ex));
		}
		return Mono.empty();
	}

	/**
	 * Answers with a handler's value. An error of the JVM in the converter must not get
	 * out, past the operators: the handler would never end.
	 */
	private void answer(ClientConnection connection, WireMessage in, @Nullable Object value) {
		try {
			this.replies.answer(connection, in, value);
		}
		catch (Throwable ex) {
			this.replies.fail(connection, in, ex);
		}
	}

	private Mono<Void> refused(ClientConnection connection, WireMessage in, NeffosError error) {
		this.replies.refuse(connection, in, error.text());
		return Mono.empty();
	}

	private Mono<Void> answered(ClientConnection connection, WireMessage in, Mono<Void> handled) {
		return handled.onErrorResume((ex) -> {
			this.replies.fail(connection, in, ex);
			return Mono.empty();
		});
	}

}
