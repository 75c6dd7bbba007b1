package io.neffos.spring.server;

/**
 * An event with a handler.
 *
 * @param namespace the event's namespace, may be empty
 * @param event the event's name; a system event's begins with {@code _On}
 * @param handler a description of the handler: a method and its bean, or a class
 * @since 0.1.0
 */
public record DeclaredEvent(String namespace, String event, String handler) {

}
