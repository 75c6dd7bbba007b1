package io.neffos.spring.benchmarks.server.webflux;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;

/**
 * Puts every connection into the room that its URL names.
 */
final class RoomHandler implements WebSocketHandler {

	private final Map<String, Set<Sinks.Many<String>>> rooms = new ConcurrentHashMap<>();

	@Override
	public Mono<Void> handle(WebSocketSession session) {
		String room = session.getHandshakeInfo().getUri().getQuery().substring("room=".length());
		Sinks.Many<String> sink = Sinks.many().unicast().onBackpressureBuffer();
		Set<Sinks.Many<String>> members = this.rooms.computeIfAbsent(room, (key) -> ConcurrentHashMap.newKeySet());
		members.add(sink);
		return session.send(sink.asFlux().map(session::textMessage))
			.and(session.receive())
			.doFinally((signal) -> members.remove(sink));
	}

	void publish(String room, String body) {
		for (Sinks.Many<String> member : this.rooms.getOrDefault(room, Set.of())) {
			member.tryEmitNext(body);
		}
	}

}
