package io.neffos.spring.engine.session;

import io.neffos.spring.connection.EventHandler;
import io.neffos.spring.message.SystemEvent;
import org.jspecify.annotations.Nullable;

/**
 * The namespaces and events that a server has. Never changes while connections are open.
 *
 * @since 0.1.0
 */
public interface HandlerLookup {

	/**
	 * Whether clients may connect to the namespace.
	 * @param namespace its name
	 * @return {@code true} if it is declared
	 */
	boolean hasNamespace(String namespace);

	/**
	 * Finds the handler of an ordinary event, or the namespace's handler for any event.
	 * @param namespace the namespace
	 * @param event the event
	 * @return the handler, or {@code null} if there is none
	 */
	@Nullable EventHandler find(String namespace, String event);

	/**
	 * Finds the handler of a lifecycle event.
	 * @param namespace the namespace
	 * @param event the event
	 * @return the handler, or {@code null} if there is none
	 */
	@Nullable EventHandler find(String namespace, SystemEvent event);

	/**
	 * Whether every message is native and there is no handshake.
	 * @return {@code true} if the native handler is all there is
	 */
	boolean isNativeOnly();

}
