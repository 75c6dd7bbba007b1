package io.neffos.spring.reference;

import java.time.Duration;
import java.util.Set;

import io.neffos.spring.connection.Handshake;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.server.ConnectionInterceptor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Lets headers decide whether a connection is refused, delayed or connected to a
 * namespace by the server.
 */
final class ReferenceInterceptor implements ConnectionInterceptor {

	static final String USERNAME = "X-Username";

	private static final String DENY = "X-Deny";

	private static final String SLOW = "X-Slow";

	private static final String AUTO = "X-Auto";

	static final Set<String> QUERY_HEADERS = Set.of(USERNAME, DENY, SLOW, AUTO, "X-Websocket-Reconnect");

	private final EventLog log;

	ReferenceInterceptor(EventLog log) {
		this.log = log;
	}

	@Override
	public Mono<Void> onConnect(NeffosConnection connection) {
		this.log.add(LoggedEvent.ofServer(connection.id(), "Server.OnConnect"));
		Handshake handshake = connection.handshake();
		Mono<Void> decision = ("1".equals(handshake.header(DENY))) ? Mono.error(new NeffosException("unauthorized"))
				: Mono.empty();
		return delay(handshake.header(SLOW)).then(decision);
	}

	@Override
	public Mono<Void> onConnected(NeffosConnection connection) {
		boolean auto = "1".equals(connection.handshake().header(AUTO));
		return (auto) ? connection.connect("auto").then() : Mono.empty();
	}

	@Override
	public Mono<Void> onDisconnected(NeffosConnection connection, CloseReason reason) {
		this.log.add(LoggedEvent.ofServer(connection.id(), "Server.OnDisconnect"));
		return Mono.empty();
	}

	private static Mono<?> delay(@Nullable String millis) {
		return (millis != null) ? Mono.delay(Duration.ofMillis(Long.parseLong(millis))) : Mono.empty();
	}

}
