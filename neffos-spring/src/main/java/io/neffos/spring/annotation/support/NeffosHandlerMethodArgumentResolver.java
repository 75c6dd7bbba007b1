package io.neffos.spring.annotation.support;

import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;

/**
 * Strategy for resolving the parameters of event methods and of their exception handlers.
 * <p>
 * A resolver is asked for the parameters that have neither
 * {@link org.springframework.messaging.handler.annotation.Header @Header} nor
 * {@link org.springframework.messaging.handler.annotation.Payload @Payload} nor one of
 * the library's own types, and before the principal and the message's body are considered
 * for them. Of several resolvers the first that supports a parameter takes it.
 * <p>
 * The beans of resolvers are created before the server, which needs them to find the
 * event methods. A resolver that uses the server has an
 * {@link org.springframework.beans.factory.ObjectProvider
 * ObjectProvider&lt;NeffosServer&gt;} injected, and calls it in {@link #resolveArgument}.
 *
 * @since 0.1.0
 */
public interface NeffosHandlerMethodArgumentResolver {

	/**
	 * Whether this resolver supports the given parameter. Called once for each parameter,
	 * when the event methods are found.
	 * @param parameter the parameter of a method, with the annotations of overridden
	 * methods
	 * @return {@code true} if {@link #resolveArgument} is to resolve it
	 */
	boolean supportsParameter(MethodParameter parameter);

	/**
	 * Resolve the value of a parameter for one call. Must not block: the parameters of
	 * event methods are resolved on the connection's event loop, also those of methods
	 * that may block; the parameters of an exception handler on the thread on which the
	 * event method, or the {@code Mono} that it has returned, has failed.
	 * <p>
	 * If the value is a {@code Mono}, a method that must not block is called on the
	 * thread on which the {@code Mono} completes, which need not be the event loop. A
	 * method that may block is called on a thread for it in any case.
	 * <p>
	 * What this method throws, or the returned {@code Mono} ends with, is handled as if
	 * the event method had thrown it: an exception handler may take it, and the client
	 * reads the text of a {@link io.neffos.spring.message.NeffosException}.
	 * @param parameter a parameter that is supported
	 * @param sender the client's connection to the event's namespace, with its rooms, its
	 * handshake and its attributes
	 * @param message the message, which names the event and the room
	 * @return the value, or a {@code Mono} of it, which is subscribed to with the
	 * handler's Reactor context and may be empty, or which is passed on as it is if the
	 * parameter is a {@code Mono} or {@code Publisher} itself; {@code null} for a
	 * parameter that may be {@code null}
	 */
	@Nullable Object resolveArgument(MethodParameter parameter, NamespaceConnection sender, NeffosMessage message);

}
