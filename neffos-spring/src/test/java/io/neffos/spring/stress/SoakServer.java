package io.neffos.spring.stress;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.neffos.spring.connection.ConflationKey;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.connection.SlowConsumerPolicy;
import io.neffos.spring.limits.HandshakeLimits;
import io.neffos.spring.limits.MembershipLimits;
import io.neffos.spring.limits.OutboundLimits;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import io.neffos.spring.server.ConnectionInterceptor;
import io.neffos.spring.server.NamespaceBuilder;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.server.NeffosServerBuilder;
import reactor.core.publisher.Mono;

/**
 * The server of a soak test.
 */
final class SoakServer {

	/** The namespace of those who stay. */
	static final String STEADY = "steady";

	/** The namespace of those who come and go. */
	static final String CHURN = "ns";

	/** The namespace of those who misbehave. */
	static final String TROUBLE = "trouble";

	/** The namespace of native messages. */
	static final String NATIVE = "";

	/** The query of clients that the server refuses. */
	static final String REFUSED = "?refused";

	/** How many rooms a client may be in. */
	static final int ROOMS = 10;

	static final Duration ACK_TIMEOUT = Duration.ofSeconds(2);

	static final CloseReason SENT_AWAY = new CloseReason(4001, "sent away");

	private static final Duration STALL_TIMEOUT = Duration.ofSeconds(1);

	private static final Duration CLOSE_GRACE = Duration.ofSeconds(1);

	private static final Duration SHORT = Duration.ofMillis(200);

	private SoakServer() {
	}

	/**
	 * Starts to build the server.
	 * @param endless counts the handlers that run and never end by themselves
	 */
	static NeffosServerBuilder builder(AtomicInteger endless) {
		return NeffosServer.builder()
			.limits((limits) -> limits.withCloseGrace(CLOSE_GRACE)
				.withHandshake(HandshakeLimits.DEFAULTS.withTimeout(ACK_TIMEOUT))
				.withMemberships(MembershipLimits.DEFAULTS.withNamespaces(4).withRooms(ROOMS)))
			.outboundLimits(OutboundLimits.DEFAULTS.withBytes(256 * 1024).withStallTimeout(STALL_TIMEOUT))
			.slowConsumers(TROUBLE, "oldest*", SlowConsumerPolicy.dropOldest())
			.slowConsumers(TROUBLE, "newest*", SlowConsumerPolicy.dropNewest())
			.slowConsumers(TROUBLE, "last*", SlowConsumerPolicy.conflate(ConflationKey.eventName()))
			.interceptor(new Refusing())
			.namespace(CHURN, (ns) -> {
			})
			.namespace(STEADY, (ns) -> events(ns, StressExtension.SOON))
			.namespace(TROUBLE,
					(ns) -> events(ns, SHORT).on(SystemEvent.ROOM_JOIN, SoakServer::join)
						.on("forever", (connection, message) -> forever(endless)))
			.namespace(NATIVE, (ns) -> ns.on(SystemEvent.NATIVE_MESSAGE, (connection, message) -> Mono.empty()));
	}

	private static NamespaceBuilder events(NamespaceBuilder namespace, Duration patience) {
		return namespace.on("echo", (connection, message) -> Mono.just(message))
			.on("back",
					(connection, message) -> connection.ask("question", message.text(), patience)
						.thenReturn("answered"))
			.on("fail", (connection, message) -> Mono.error(new NeffosException("failed")))
			.on("away", (connection, message) -> {
				connection.connection().close(SENT_AWAY);
				return Mono.empty();
			})
			.on("shout", (connection, message) -> {
				connection.broadcastOthers(message);
				return Mono.empty();
			});
	}

	private static Mono<?> forever(AtomicInteger endless) {
		return Mono.never()
			.doOnSubscribe((subscription) -> endless.incrementAndGet())
			.doOnCancel(endless::decrementAndGet);
	}

	private static Mono<?> join(NamespaceConnection connection, NeffosMessage message) {
		return (message.room().startsWith("closed")) ? Mono.error(new NeffosException("closed")) : Mono.empty();
	}

	/**
	 * Refuses those who ask for it.
	 */
	private static final class Refusing implements ConnectionInterceptor {

		@Override
		public Mono<Void> onConnect(NeffosConnection connection) {
			String query = connection.handshake().uri().getQuery();
			return (query != null && REFUSED.endsWith(query)) ? Mono.error(new NeffosException("refused"))
					: Mono.empty();
		}

	}

}
