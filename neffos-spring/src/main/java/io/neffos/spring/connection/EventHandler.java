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
	 * Handles a message.
	 * @param connection the client's connection to the event's namespace
	 * @param message the message
	 * @return the reply's body, or empty for none; an error is the answer, or a lifecycle
	 * event's veto
	 */
	Mono<?> handle(NamespaceConnection connection, NeffosMessage message);

	/**
	 * Tells whether the handler reads the body before the subscription to its result
	 * returns and keeps nothing of the message. It then gets the body where it lies in
	 * the network buffer, which is released after that.
	 * @return {@code false} unless overridden
	 */
	default boolean borrowsBody() {
		return false;
	}

	/**
	 * Tells whether the handler takes messages whose body is an error's text. Those that
	 * answer an ask of the server never come here.
	 * @return {@code true} unless overridden; {@code false} refuses them with
	 * {@code invalid payload}
	 */
	default boolean handlesErrors() {
		return true;
	}

	/**
	 * Says what handles the event, for people who look at a running server.
	 * @return the handler's class unless overridden, never empty
	 */
	default String description() {
		String name = getClass().getName();
		int lambda = name.indexOf("$$Lambda");
		return (lambda >= 0) ? "lambda of " + name.substring(0, lambda) : name;
	}

}
