package io.neffos.spring.fuzz;

import java.time.Duration;

import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.limits.AskLimits;
import io.neffos.spring.limits.InboundLimits;
import io.neffos.spring.limits.MembershipLimits;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosCloseException;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NamespaceBuilder;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.server.NeffosServerBuilder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * The server that is fuzzed. Whatever its handlers do, none fails in a way that is
 * logged.
 */
final class FuzzServer {

	static final String NAMESPACE = "default";

	private static final Duration LATER = Duration.ofMillis(50);

	private static final Duration CLOSE_GRACE = Duration.ofSeconds(1);

	private FuzzServer() {
	}

	/**
	 * Creates a server.
	 * @param kind what it takes
	 * @param scheduler where its handlers wait
	 * @param handlerTimeout how long a handler may take
	 */
	static ManagedNeffosServer create(Kind kind, Scheduler scheduler, Duration handlerTimeout) {
		NeffosServerBuilder builder = NeffosServer.builder()
			.limits((limits) -> limits.withMemberships(MembershipLimits.DEFAULTS.withNamespaces(3).withRooms(6))
				.withAsks(AskLimits.DEFAULTS.withTimeout(Duration.ofSeconds(10)).withPending(16))
				.withInbound(InboundLimits.DEFAULTS.withHandlerTimeout(handlerTimeout))
				.withHeartbeat(null)
				.withCloseGrace(CLOSE_GRACE));
		if (kind != Kind.EVENTS) {
			builder.namespace("", (ns) -> ns.on(SystemEvent.NATIVE_MESSAGE,
					(member, message) -> Mono.delay(LATER, scheduler).then()));
		}
		if (kind != Kind.NATIVE) {
			builder.namespace(NAMESPACE, (ns) -> events(ns, scheduler)).namespace("other", (ns) -> {
				ns.on(SystemEvent.NAMESPACE_CONNECT, (member, message) -> later(scheduler));
				ns.on(SystemEvent.NAMESPACE_DISCONNECT, (member, message) -> later(scheduler));
				ns.on(SystemEvent.ANY_EVENT, (member, message) -> Mono.just(message));
			});
		}
		return builder.build();
	}

	private static NamespaceBuilder events(NamespaceBuilder namespace, Scheduler scheduler) {
		return namespace.on("echo", (member, message) -> Mono.just(message))
			.on("late", (member, message) -> Mono.delay(LATER, scheduler).thenReturn(message))
			.on("never", (member, message) -> Mono.never())
			.on("fail", (member, message) -> Mono.error(new NeffosException("failed")))
			.on("away", (member, message) -> Mono.error(new NeffosCloseException(new CloseReason(4001, "away"))))
			.on("back", (member, message) -> member.ask("question", message))
			.on("join", (member, message) -> joined(member, message.text()))
			.on("leave", (member, message) -> member.leaveAll())
			.on("shout", FuzzServer::shout)
			.on(SystemEvent.ROOM_JOIN, (member, message) -> join(message, scheduler))
			.on(SystemEvent.ROOM_LEAVE, (member, message) -> join(message, scheduler))
			.on(SystemEvent.ANY_EVENT, (member, message) -> Mono.empty());
	}

	private static Mono<String> joined(NamespaceConnection member, String room) {
		return member.join(room).thenReturn("joined");
	}

	private static Mono<Void> shout(NamespaceConnection member, NeffosMessage message) {
		return ((message.room().isEmpty()) ? member.broadcast(message)
				: member.toRoom(message.room()).broadcastOthers("shouted", message))
			.result()
			.then();
	}

	private static Mono<Void> join(NeffosMessage message, Scheduler scheduler) {
		return switch (message.room()) {
			case "closed" -> Mono.error(new NeffosException("closed"));
			case "late" -> later(scheduler);
			default -> Mono.empty();
		};
	}

	private static Mono<Void> later(Scheduler scheduler) {
		return Mono.delay(LATER, scheduler).then();
	}

	/**
	 * What a server takes.
	 */
	enum Kind {

		/** Events only. */
		EVENTS,

		/** Events, and native messages. */
		BOTH,

		/** Native messages only, without a handshake. */
		NATIVE

	}

}
