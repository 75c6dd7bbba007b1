package io.neffos.spring.connection;

import io.neffos.spring.message.NeffosMessage;
import reactor.core.publisher.Mono;

/**
 * Handles one event of one namespace. It is called on the connection's event loop and
 * must not block there.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface EventHandler {

	/**
	 * Handle a message.
	 * @param connection the client's connection to the event's namespace
	 * @param message the message
	 * @return the reply's body, or empty for none; an error is the answer, or a lifecycle
	 * event's veto
	 */
	Mono<?> handle(NamespaceConnection connection, NeffosMessage message);

	/**
	 * Return whether the handler reads the body before the subscription to its result
	 * returns, and keeps no reference to the message. The body is then not copied from
	 * the network buffer, which is released after that.
	 * @return {@code false} unless overridden
	 */
	default boolean borrowsBody() {
		return false;
	}

	/**
	 * Return whether the handler accepts messages whose body is an error's text. Answers
	 * to asks of the server are never passed to a handler.
	 * @return {@code true} unless overridden; with {@code false} such messages are
	 * refused with {@code invalid payload}
	 */
	default boolean handlesErrors() {
		return true;
	}

	/**
	 * Return a description of the handler, for logs and the inspection of a running
	 * server.
	 * @return the name of the handler's class unless overridden, never empty
	 */
	default String description() {
		String name = getClass().getName();
		int lambda = name.indexOf("$$Lambda");
		return (lambda >= 0) ? "lambda of " + name.substring(0, lambda) : name;
	}

}
