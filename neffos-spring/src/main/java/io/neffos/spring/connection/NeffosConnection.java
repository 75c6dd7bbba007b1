package io.neffos.spring.connection;

import java.security.Principal;
import java.time.Duration;
import java.util.List;

import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One client's connection. Safe for use by several threads; no method blocks.
 *
 * @since 0.1.0
 */
public interface NeffosConnection {

	/**
	 * Returns the id that the client was told. Several connections may share one.
	 * @return the id, never empty
	 */
	String id();

	/**
	 * Returns what the client said when it opened the connection.
	 * @return the handshake
	 */
	Handshake handshake();

	/**
	 * Returns the authenticated user.
	 * @return the handshake's principal, or {@code null} for an anonymous client
	 */
	default @Nullable Principal principal() {
		return handshake().principal();
	}

	/**
	 * Returns the name of the authenticated user.
	 * @return the principal's name, or {@code null} for an anonymous client
	 */
	default @Nullable String user() {
		Principal principal = principal();
		return (principal != null) ? principal.getName() : null;
	}

	/**
	 * Returns the application's own values on this connection.
	 * @return the attributes, the same every time
	 */
	ConnectionAttributes attributes();

	/**
	 * Return whether messages can be sent.
	 * @return {@code true} after the acknowledgement until the connection ends
	 */
	boolean isOpen();

	/**
	 * Returns why the connection has ended.
	 * @return the reason, or {@code null} while it hasn't
	 */
	@Nullable CloseReason closeReason();

	/**
	 * Returns how often the client has tried to come back before it succeeded.
	 * @return the number of tries, 0 for a client that comes for the first time
	 */
	default int reconnectTries() {
		return handshake().reconnectTries();
	}

	/**
	 * Return whether the client was connected before.
	 * @return {@code true} if it says so
	 */
	default boolean isReconnect() {
		return reconnectTries() > 0;
	}

	/**
	 * Finds a connected namespace.
	 * @param namespace its name
	 * @return the client's connection to it, or {@code null} while there is none
	 */
	@Nullable NamespaceConnection namespace(String namespace);

	/**
	 * Returns the connected namespaces.
	 * @return a snapshot, in the order in which they were connected
	 */
	List<NamespaceConnection> namespaces();

	/**
	 * Connects the client to a namespace. On subscription the server's own callback is
	 * asked, then the client.
	 * @param namespace its name
	 * @return the connection to it, at once if there is one already; fails with the text
	 * of the side that refused
	 */
	@CheckReturnValue
	Mono<NamespaceConnection> connect(String namespace);

	/**
	 * Disconnects the client from all its namespaces, one after another, on subscription.
	 * @return completes when done; fails with the first refusal
	 */
	@CheckReturnValue
	Mono<Void> disconnectAll();

	/**
	 * Sends a message to this client only. The message is queued when the method returns.
	 * @param message the message, in a connected namespace and, where given, a joined
	 * room
	 * @return the emission, whose result completes when queued; fails with
	 * {@code bad namespace}, {@code bad room}, {@code write closed}, or
	 * {@code limit exceeded} if too much waits already for the server's event loops
	 */
	Emission<Void> emit(NeffosMessage message);

	/**
	 * Asks this client, on subscription, and waits no longer than the server's ask
	 * timeout.
	 * @param message the question
	 * @return the answer; fails with the client's error text, {@code ask timeout},
	 * {@code write closed}, or what {@link #emit} fails with
	 */
	@CheckReturnValue
	Mono<NeffosMessage> ask(NeffosMessage message);

	/**
	 * Asks this client, on subscription.
	 * @param message the question
	 * @param timeout how long to wait for the answer, positive
	 * @return as {@link #ask(NeffosMessage)}
	 */
	@CheckReturnValue
	Mono<NeffosMessage> ask(NeffosMessage message, Duration timeout);

	/**
	 * Ends the connection with code 1000.
	 */
	default void close() {
		close(CloseReason.NORMAL);
	}

	/**
	 * Ends the connection. Does nothing if it has ended.
	 * @param reason the close frame's code and text
	 * @throws IllegalArgumentException if no close frame can carry the code
	 */
	void close(CloseReason reason);

}
