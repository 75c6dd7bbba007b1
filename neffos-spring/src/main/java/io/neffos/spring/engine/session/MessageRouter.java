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
 * Routes the messages of one client: lifecycle events to the rules of namespaces and
 * rooms, all others to their handlers, whose results become the answers.
 */
final class MessageRouter {

	private final ClientConnection connection;

	private final HandlerLookup handlers;

	private final ServerCounters counters;

	private final Invocation invocation;

	private final Replies replies;

	private final NamespaceLifecycle namespaces;

	private final RoomLifecycle rooms;

	MessageRouter(ClientConnection connection, ConnectionServices services, Invocation invocation, Replies replies,
			NamespaceLifecycle namespaces, RoomLifecycle rooms) {
		this.connection = connection;
		this.handlers = services.handlers();
		this.counters = services.counters();
		this.invocation = invocation;
		this.replies = replies;
		this.namespaces = namespaces;
		this.rooms = rooms;
	}

	/**
	 * Handles a message. Errors become its answer, or are logged.
	 * @return completes when the next message may be handled, and never fails
	 */
	Mono<Void> route(WireMessage in) {
		try {
			return routed(in);
		}
		catch (Throwable ex) {
			this.replies.fail(this.connection, in, ex);
			return Mono.empty();
		}
	}

	/**
	 * Answers a message whose handler has failed past its result.
	 */
	void fail(WireMessage in, Throwable error) {
		this.replies.fail(this.connection, in, error);
	}

	private Mono<Void> routed(WireMessage in) {
		NeffosMessage message = in.message();
		if (message.isNative()) {
			return nativeMessage(in);
		}
		if (SystemEvent.isReserved(message.event())) {
			return system(in, SystemEvent.of(message.event()));
		}
		return event(in);
	}

	private Mono<Void> system(WireMessage in, @Nullable SystemEvent event) {
		boolean negotiable = event != null && switch (event) {
			case NAMESPACE_CONNECT, NAMESPACE_DISCONNECT, ROOM_JOIN, ROOM_LEAVE -> true;
			// what neffos.js's leaveAll() sends to leave a room
			case ROOM_LEFT -> in.isAsk();
			default -> false;
		};
		if (event == null || !negotiable) {
			this.counters.increment(ProtocolCounter.REFUSED_CALLBACK);
			this.replies.refuse(this.connection, in, NeffosError.INVALID_PAYLOAD.text());
			return Mono.empty();
		}
		if (!in.isAsk() || in.message().isNoOp()) {
			return Mono.empty();
		}
		Mono<Void> handled = switch (event) {
			case NAMESPACE_CONNECT -> this.namespaces.connectRemote(in);
			case NAMESPACE_DISCONNECT -> this.namespaces.disconnectRemote(in);
			case ROOM_JOIN -> this.rooms.joinRemote(in);
			default -> this.rooms.leaveRemote(in);
		};
		return answered(in, handled);
	}

	private Mono<Void> event(WireMessage in) {
		NeffosMessage message = in.message();
		NamespaceMembership member = this.connection.membership(message.namespace());
		if (member == null) {
			return refused(in, NeffosError.BAD_NAMESPACE);
		}
		if (!message.room().isEmpty() && member.room(message.room()) == null) {
			return refused(in, NeffosError.BAD_ROOM);
		}
		EventHandler handler = this.handlers.find(message.namespace(), message.event());
		if (handler == null) {
			return refused(in, NeffosError.UNKNOWN_EVENT);
		}
		if (message.isError() && !handler.handlesErrors()) {
			return refused(in, NeffosError.INVALID_PAYLOAD);
		}
		return handle(in, handler, member);
	}

	private Mono<Void> nativeMessage(WireMessage in) {
		EventHandler handler = this.handlers.find("", SystemEvent.NATIVE_MESSAGE);
		if (handler == null) {
			return Mono.empty();
		}
		NamespaceMembership member = this.connection.membership("");
		return (member != null) ? handle(in, handler, member) : refused(in, NeffosError.BAD_NAMESPACE);
	}

	private Mono<Void> handle(WireMessage in, EventHandler handler, NamespaceMembership member) {
		Mono<?> result = this.invocation.call(handler, member, in.message());
		if (result instanceof ScalarCallable<?> known) {
			return answerAtOnce(in, known);
		}
		return answered(in, result.doOnSuccess((value) -> answer(in, value)).then());
	}

	/**
	 * Answers with what is known already, without the operators that wait for it.
	 */
	private Mono<Void> answerAtOnce(WireMessage in, ScalarCallable<?> known) {
		try {
			answer(in, known.call());
		}
		catch (Throwable ex) {
			this.replies.fail(this.connection, in, Exceptions.unwrap(ex));
		}
		return Mono.empty();
	}

	/**
	 * Answers with a handler's value. An error of the JVM in the converter must not get
	 * out, past the operators: the handler would never end.
	 */
	private void answer(WireMessage in, @Nullable Object value) {
		try {
			this.replies.answer(this.connection, in, value);
		}
		catch (Throwable ex) {
			this.replies.fail(this.connection, in, ex);
		}
	}

	private Mono<Void> refused(WireMessage in, NeffosError error) {
		this.replies.refuse(this.connection, in, error.text());
		return Mono.empty();
	}

	private Mono<Void> answered(WireMessage in, Mono<Void> handled) {
		return handled.onErrorResume((ex) -> {
			this.replies.fail(this.connection, in, ex);
			return Mono.empty();
		});
	}

}
