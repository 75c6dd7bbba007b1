package io.neffos.spring.connection;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import reactor.core.publisher.Mono;

/**
 * What the application was asked about a client that is about to leave a namespace or its
 * rooms. Both sides, and the end of the connection, may want the same at once: the
 * application is asked once. Confined to the connection's loop.
 */
final class Departures {

	private final Map<String, Mono<Void>> asked = new HashMap<>(0);

	private final ConnectionLoop loop;

	Departures(ConnectionLoop loop) {
		this.loop = loop;
	}

	/**
	 * Asks, unless that was done and nothing has come of it yet.
	 * @param room the room, empty for the namespace as a whole
	 * @param question asks the application; whoever comes later gets the same result
	 * @param timeout how long who comes later waits: a callback that makes its own client
	 * leave waits for itself
	 */
	Mono<Void> ask(String room, Supplier<Mono<Void>> question, Duration timeout) {
		return Mono.defer(() -> {
			Mono<Void> underWay = this.asked.get(room);
			if (underWay != null) {
				return underWay.timeout(timeout, this.loop.scheduler())
					.onErrorMap(TimeoutException.class, (ex) -> new NeffosException(NeffosError.ASK_TIMEOUT));
			}
			Mono<Void> answer = Mono.defer(question).doOnError((ex) -> this.asked.remove(room)).cache();
			this.asked.put(room, answer);
			return answer;
		});
	}

	/**
	 * Forgets what was asked: the client has left, or stays.
	 */
	void settled(String room) {
		this.asked.remove(room);
	}

}
