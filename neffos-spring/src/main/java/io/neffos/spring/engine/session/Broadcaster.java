package io.neffos.spring.engine.session;

import java.time.Duration;

import io.neffos.spring.connection.Answer;
import io.neffos.spring.connection.Broadcast;
import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.Emission;
import reactor.core.publisher.Flux;

/**
 * Sends to many connections. Every broadcast and every ask to many passes here before it
 * reaches a connection of this server.
 *
 * @since 0.1.0
 */
public interface Broadcaster {

	/**
	 * Sends messages to their audience. Begins before the method returns.
	 * @param broadcast the messages and their audience
	 * @return the emission, whose result fails with {@code limit exceeded} if too much
	 * waits to be written already: then no client gets anything
	 */
	Emission<BroadcastResult> broadcast(Broadcast broadcast);

	/**
	 * Asks every client that a broadcast would reach, on subscription.
	 * @param question the messages; each is a question of its own
	 * @param timeout how long to wait for each answer, positive
	 * @return exactly one answer for each connection and message, as they come
	 */
	Flux<Answer> ask(Broadcast question, Duration timeout);

}
