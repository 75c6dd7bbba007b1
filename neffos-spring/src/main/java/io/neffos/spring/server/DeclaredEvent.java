package io.neffos.spring.server;

/**
 * An event that a server handles.
 *
 * @param namespace the event's namespace, may be empty
 * @param event the event's name; a system event's begins with {@code _On}
 * @param handler what handles it: a method and its bean, or a class
 * @since 0.1.0
 */
public record DeclaredEvent(String namespace, String event, String handler) {

}
