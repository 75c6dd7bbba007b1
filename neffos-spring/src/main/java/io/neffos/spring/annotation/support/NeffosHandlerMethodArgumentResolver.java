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
	 * Resolve the value of a parameter for one call. Called on the connection's event
	 * loop, also for methods that may block, and must not block.
	 * <p>
	 * What this method throws, or the returned {@code Mono} ends with, is handled as if
	 * the event method had thrown it: an exception handler may take it, and the client
	 * reads the text of a {@link io.neffos.spring.message.NeffosException}.
	 * @param parameter a parameter that is supported
	 * @param sender the client's connection to the event's namespace, with its rooms, its
	 * handshake and its attributes
	 * @param message the message, which names the event and the room
	 * @return the value, or a {@code Mono} of it, which is subscribed to with the
	 * handler's Reactor context and may be empty; {@code null} for a parameter that may
	 * be {@code null}
	 */
	@Nullable Object resolveArgument(MethodParameter parameter, NamespaceConnection sender, NeffosMessage message);

}
