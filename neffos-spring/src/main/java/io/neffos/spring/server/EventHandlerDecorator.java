package io.neffos.spring.server;

import io.neffos.spring.connection.EventHandler;

/**
 * Puts something around the handlers of a server, such as a measurement. It sees the
 * names that the application has declared, never those that clients send. With Spring
 * Boot, beans of this type decorate the auto-configured server, the first by its order
 * outermost; the server is made of them, so that such a bean can't have the server
 * injected.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface EventHandlerDecorator {

	/**
	 * Decorates a handler.
	 * @param namespace the namespace, may be empty
	 * @param event the event's name on the wire, a system event's for lifecycle handlers
	 * @param handler the handler
	 * @return the handler to call instead, which passes on what the original says of
	 * itself: {@link EventHandler#borrowsBody()}, and its description; or the original
	 */
	EventHandler decorate(String namespace, String event, EventHandler handler);

}
