package io.neffos.spring.connection;

import java.security.Principal;
import java.time.Duration;
import java.util.List;

import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A client's connection. Safe for use by several threads; no method blocks.
 *
 * @since 0.1.0
 */
public interface NeffosConnection {

	/**
	 * Return the connection's id, which the client knows as well. Several connections may
	 * share an id.
	 * @return the id, never empty
	 */
	String id();

	/**
	 * Return the handshake.
	 * @return the URL, the headers and the user of the upgrade request
	 */
	Handshake handshake();

	/**
	 * Return the authenticated user.
	 * @return the handshake's principal, or {@code null} for an anonymous client
	 */
	default @Nullable Principal principal() {
		return handshake().principal();
	}

	/**
	 * Return the name of the authenticated user.
	 * @return the principal's name, or {@code null} for an anonymous client
	 */
	default @Nullable String user() {
		Principal principal = principal();
		return (principal != null) ? principal.getName() : null;
	}

	/**
	 * Return the connection's attributes, for the application's own values.
	 * @return the attributes, the same every time
	 */
	ConnectionAttributes attributes();

	/**
	 * Return whether messages can be sent.
	 * @return {@code true} after the acknowledgement until the connection ends
	 */
	boolean isOpen();

	/**
	 * Return the reason of the connection's end.
	 * @return the reason, or {@code null} if the connection has not ended
	 */
	@Nullable CloseReason closeReason();

	/**
	 * Return the number of the client's attempts to reconnect.
	 * @return the number, as the client claims; 0 for a first connection
	 */
	default int reconnectTries() {
		return handshake().reconnectTries();
	}

	/**
	 * Return whether the client was connected before.
	 * @return {@code true} if the client claims so
	 */
	default boolean isReconnect() {
		return reconnectTries() > 0;
	}

	/**
	 * Find a connected namespace.
	 * @param namespace its name
	 * @return the client's connection to it, or {@code null} while there is none
	 */
	@Nullable NamespaceConnection namespace(String namespace);

	/**
	 * Return the connected namespaces.
	 * @return a snapshot, in the order in which they were connected
	 */
	List<NamespaceConnection> namespaces();

	/**
	 * Connect the client to a namespace. On subscription, the server's lifecycle handler
	 * is called first; then the client is asked.
	 * @param namespace its name
	 * @return the connection to the namespace, immediately if it is connected; fails with
	 * the text of the side that refused
	 */
	@CheckReturnValue
	Mono<NamespaceConnection> connect(String namespace);

	/**
	 * Disconnect the client from all its namespaces, one after another, on subscription.
	 * @return completes when done; fails with the first refusal
	 */
	@CheckReturnValue
	Mono<Void> disconnectAll();

	/**
	 * Send a message to this client only. The message is queued when the method returns.
	 * @param message the message, in a connected namespace and, where given, a joined
	 * room
	 * @return the emission, whose result completes when queued; fails with
	 * {@code bad namespace}, {@code bad room}, {@code write closed}, or
	 * {@code limit exceeded} if the queues of the event loops are full
	 */
	Emission<Void> emit(NeffosMessage message);

	/**
	 * Ask this client on subscription, with the server's ask timeout.
	 * @param message the message to ask with
	 * @return the answer; fails with the client's error text, {@code ask timeout},
	 * {@code write closed}, or what {@link #emit} fails with
	 */
	@CheckReturnValue
	Mono<NeffosMessage> ask(NeffosMessage message);

	/**
	 * Ask this client on subscription.
	 * @param message the message to ask with
	 * @param timeout how long to wait for the answer, positive
	 * @return as {@link #ask(NeffosMessage)}
	 */
	@CheckReturnValue
	Mono<NeffosMessage> ask(NeffosMessage message, Duration timeout);

	/**
	 * Close the connection with code 1000.
	 */
	default void close() {
		close(CloseReason.NORMAL);
	}

	/**
	 * Close the connection. Has no effect if it is closed.
	 * @param reason the close frame's code and text
	 * @throws IllegalArgumentException if a close frame can't carry the code
	 */
	void close(CloseReason reason);

}
