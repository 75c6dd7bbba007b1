package io.neffos.spring.engine.session;

import java.time.Duration;

import io.neffos.spring.connection.Answer;
import io.neffos.spring.connection.Broadcast;
import io.neffos.spring.connection.BroadcastResult;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reaches many connections. Every broadcast and every question to many, whoever starts
 * it, passes here before it reaches a connection of this server.
 *
 * @since 0.1.0
 */
public interface Broadcaster {

	/**
	 * Sends messages to those they are for. It has begun when the method returns.
	 * @param broadcast the messages, and for whom they are
	 * @return what became of it, for who wants to know; fails with {@code limit exceeded}
	 * if too much waits already to be written, and then nobody gets anything
	 */
	Mono<BroadcastResult> broadcast(Broadcast broadcast);

	/**
	 * Asks everyone that a broadcast would reach, on subscription.
	 * @param question the messages; each is a question of its own
	 * @param timeout how long to wait for each answer, positive
	 * @return exactly one answer for each connection and message, as they come
	 */
	Flux<Answer> ask(Broadcast question, Duration timeout);

}
