package io.neffos.spring.connection;

import java.util.List;

import io.neffos.spring.message.NeffosMessage;
import reactor.core.publisher.Mono;

/**
 * Sends messages to many connections. Every broadcast, whoever starts it, passes here.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Broadcaster {

	/**
	 * Sends messages, in order, each to the connections in its namespace and, where
	 * given, its room and of its id. The broadcast has begun when the method returns.
	 * @param exclude whom to leave out
	 * @param messages the messages
	 * @return what became of it, for who wants to know
	 */
	Mono<BroadcastResult> broadcast(Exclude exclude, List<NeffosMessage> messages);

}
