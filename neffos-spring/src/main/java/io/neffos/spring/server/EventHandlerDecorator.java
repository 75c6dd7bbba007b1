package io.neffos.spring.server;

import io.neffos.spring.connection.EventHandler;

/**
 * Strategy for decorating the handlers of a server, such as with a measurement. The names
 * are those that the application has declared, never those that clients send. With Spring
 * Boot, beans of this type decorate the handlers of the auto-configured server, the first
 * by its order outermost. The server is created from them, so such a bean can't have the
 * server injected.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface EventHandlerDecorator {

	/**
	 * Decorate a handler.
	 * @param namespace the namespace, may be empty
	 * @param event the event's name on the wire, a system event's for lifecycle handlers
	 * @param handler the handler
	 * @return the decorated handler, which delegates {@link EventHandler#borrowsBody()},
	 * {@link EventHandler#handlesErrors()} and the description as well; or the original
	 * handler
	 */
	EventHandler decorate(String namespace, String event, EventHandler handler);

}
