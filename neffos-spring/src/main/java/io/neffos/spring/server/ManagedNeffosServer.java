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
 * A neffos server that can be operated: stopped, drained, inspected. Built by
 * {@link NeffosServerBuilder}; endpoints need one. Applications that only send, ask and
 * query inject {@link NeffosServer}.
 *
 * @since 0.1.0
 */
public interface ManagedNeffosServer extends NeffosServer {

	/**
	 * Ends all connections with code 1001 and takes no others. Everything happens on
	 * subscription.
	 * @return completes when all have ended and their callbacks have run
	 */
	@CheckReturnValue
	Mono<Void> shutdown();

	/**
	 * Ends all connections with code 1001, a batch at a time and each once its handlers
	 * have answered, and takes no others. Everything happens on subscription.
	 * @param settings the size of a batch and the time between batches
	 * @return completes when all have ended and their callbacks have run
	 */
	@CheckReturnValue
	Mono<Void> drain(DrainSettings settings);

	/**
	 * Return whether the server takes no connections.
	 * @return {@code true} from {@link #shutdown()} or {@link #drain} on, until
	 * {@link #resume()}
	 */
	boolean isShuttingDown();

	/**
	 * Takes connections again after {@link #shutdown()} or {@link #drain}.
	 */
	void resume();

	/**
	 * Disconnects all clients from a namespace, on subscription. A client's refusal keeps
	 * that client only.
	 * @param namespace the namespace's name
	 * @return completes when all clients have answered
	 * @throws IllegalArgumentException if the namespace isn't declared
	 */
	@CheckReturnValue
	Mono<Void> disconnectAll(String namespace);

	/**
	 * Ends all connections, pending ones too. Others may come meanwhile. It has begun
	 * when the method returns.
	 * @param reason the close frame's code and text
	 * @return an emission whose result completes when they have ended and their callbacks
	 * have run
	 * @throws IllegalArgumentException if no close frame can carry the code
	 */
	Emission<Void> closeAll(CloseReason reason);

	/**
	 * Ends the connections of a user, who has logged out or may not go on. It has begun
	 * when the method returns.
	 * @param name the name of the handshake's principal
	 * @param reason the close frame's code and text
	 * @throws IllegalArgumentException if no close frame can carry the code
	 */
	void closeUser(String name, CloseReason reason);

	/**
	 * Returns how many connections the server has, those that are pending or being ended
	 * included.
	 * @return the number
	 */
	int acceptedConnections();

	/**
	 * Returns the limits that hold.
	 * @return the limits, the same every time
	 */
	ServerLimits limits();

	/**
	 * Returns the events that the server handles.
	 * @return the events, by namespace and name
	 */
	List<DeclaredEvent> events();

	/**
	 * Returns what can be seen of the running server.
	 * @return the inspection, the same every time
	 */
	ServerInspection inspection();

	/**
	 * Returns what waits at this moment to be written.
	 * @return the load
	 */
	OutboundLoad outboundLoad();

	/**
	 * Returns the memory of everything that waits at this moment for clients.
	 * @return the load
	 */
	MemoryLoad memoryLoad();

	/**
	 * Returns what has been counted since the server's start.
	 * @return the counters, the same every time
	 */
	ProtocolCounters counters();

}
