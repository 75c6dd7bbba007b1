package io.neffos.spring.server;

import java.util.List;

import io.neffos.spring.connection.CheckReturnValue;
import io.neffos.spring.connection.Emission;
import io.neffos.spring.limits.DrainSettings;
import io.neffos.spring.limits.MemoryLoad;
import io.neffos.spring.limits.OutboundLoad;
import io.neffos.spring.limits.ProtocolCounters;
import io.neffos.spring.limits.ServerLimits;
import io.neffos.spring.message.CloseReason;
import reactor.core.publisher.Mono;

/**
 * A neffos server that can be operated: stopped, drained, inspected. Applications that
 * only send, ask and query inject {@link NeffosServer}.
 * <p>
 * Not for implementation by applications: endpoints accept only servers that
 * {@link NeffosServerBuilder} has built. To decorate the operations of applications,
 * extend {@link NeffosServerDecorator}.
 *
 * @since 0.1.0
 */
public interface ManagedNeffosServer extends NeffosServer {

	/**
	 * Close all connections with code 1001 and accept no others. The shutdown begins on
	 * subscription.
	 * @return completes when all connections have ended and their callbacks have run
	 */
	@CheckReturnValue
	Mono<Void> shutdown();

	/**
	 * Close all connections with code 1001 in batches, each connection after its handlers
	 * have completed, and accept no others. The drain begins on subscription.
	 * @param settings the size of a batch and the time between batches
	 * @return completes when all connections have ended and their callbacks have run
	 */
	@CheckReturnValue
	Mono<Void> drain(DrainSettings settings);

	/**
	 * Return whether the server refuses new connections.
	 * @return {@code true} after {@link #shutdown()} or a {@link #drain}, until
	 * {@link #resume()}
	 */
	boolean isShuttingDown();

	/**
	 * Accept connections again after {@link #shutdown()} or {@link #drain}.
	 */
	void resume();

	/**
	 * Disconnect all clients from a namespace, on subscription. A client that refuses
	 * stays connected.
	 * @param namespace the namespace's name
	 * @return completes when all clients have answered
	 * @throws IllegalArgumentException if the namespace isn't declared
	 */
	@CheckReturnValue
	Mono<Void> disconnectAll(String namespace);

	/**
	 * Close all connections, including pending ones. New connections are still accepted.
	 * The close has begun when the method returns.
	 * @param reason the close frame's code and text
	 * @return an emission whose result completes when they have ended and their callbacks
	 * have run; a handler must not wait for it, because the end of its connection waits
	 * for the handler
	 * @throws IllegalArgumentException if a close frame can't carry the code
	 */
	Emission<Void> closeAll(CloseReason reason);

	/**
	 * Close the connections of a user, such as after a logout. The close has begun when
	 * the method returns.
	 * @param name the name of the handshake's principal
	 * @param reason the close frame's code and text
	 * @throws IllegalArgumentException if a close frame can't carry the code
	 */
	void closeUser(String name, CloseReason reason);

	/**
	 * Return the number of connections, including those that are pending or closing.
	 * @return the number
	 */
	int acceptedConnections();

	/**
	 * Return the limits of the server.
	 * @return the limits, the same every time
	 */
	ServerLimits limits();

	/**
	 * Return the events with a handler.
	 * @return the events, by namespace and name
	 */
	List<DeclaredEvent> events();

	/**
	 * Return the inspection of the running server.
	 * @return the inspection, the same every time
	 */
	ServerInspection inspection();

	/**
	 * Return the messages that are currently queued to be written.
	 * @return the load
	 */
	OutboundLoad outboundLoad();

	/**
	 * Return the memory that queued messages currently occupy.
	 * @return the load
	 */
	MemoryLoad memoryLoad();

	/**
	 * Return the counters since the server's start.
	 * @return the counters, the same every time
	 */
	ProtocolCounters counters();

}
