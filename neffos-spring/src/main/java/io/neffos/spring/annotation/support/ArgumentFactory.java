package io.neffos.spring.annotation.support;

import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.neffos.spring.annotation.support.Argument.BodyUse;
import io.neffos.spring.connection.Handshake;
import io.neffos.spring.connection.JoinedRoom;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.connection.Room;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.core.KotlinDetector;
import org.springframework.core.MethodParameter;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Payload;

/**
 * Decides once, at start-up, how each parameter of a method gets its value.
 */
final class ArgumentFactory {

	private final HandshakeHeaderResolver headers;

	private final List<NeffosHandlerMethodArgumentResolver> resolvers;

	private final PayloadArgumentFactory payloads;

	ArgumentFactory(HandshakeHeaderResolver headers, List<NeffosHandlerMethodArgumentResolver> resolvers,
			PayloadArgumentFactory payloads) {
		this.headers = headers;
		this.resolvers = List.copyOf(resolvers);
		this.payloads = payloads;
	}

	/**
	 * Creates the arguments of a method.
	 * @param method the method
	 * @param mapping the event that calls it, or {@code null} for an exception handler
	 * @return an argument for each parameter
	 */
	List<Argument> create(EventMethod method, @Nullable EventMapping mapping) {
		MethodParameter[] parameters = method.parameters();
		Argument[] arguments = new Argument[parameters.length];
		MethodParameter payload = null;
		for (int i = 0; i < parameters.length; i++) {
			MethodParameter parameter = parameters[i];
			Argument argument = (parameter.hasParameterAnnotation(Payload.class)) ? null
					: create(parameter, method, mapping);
			if (argument == null) {
				if (payload != null) {
					throw new InvalidEventMappingException(
							"Parameters " + payload.getParameterIndex() + " and " + i
									+ " would both take the message's body",
							List.of(method.toString()),
							"Let one parameter take the body, for example as a record that has both values.");
				}
				payload = parameter;
				argument = this.payloads.create(parameter, method, mapping);
			}
			arguments[i] = argument;
		}
		return List.of(arguments);
	}

	private @Nullable Argument create(MethodParameter parameter, EventMethod method, @Nullable EventMapping mapping) {
		Class<?> type = parameter.nestedIfOptional().getNestedParameterType();
		if (parameter.hasParameterAnnotation(Header.class)) {
			return Argument.of(BodyUse.NONE, (call) -> this.headers.resolveArgumentValue(parameter,
					new ValueMessage<>(call.sender().connection().handshake())));
		}
		if (type == Room.class || type == JoinedRoom.class) {
			return room(parameter, type, method, mapping);
		}
		if (type == NeffosMessage.class) {
			return Argument.of(BodyUse.KEEPS, HandlerCall::message);
		}
		if (type == NamespaceConnection.class) {
			return Argument.of(BodyUse.NONE, HandlerCall::sender);
		}
		if (type == NeffosConnection.class) {
			return Argument.of(BodyUse.NONE, (call) -> call.sender().connection());
		}
		if (type == Handshake.class) {
			return Argument.of(BodyUse.NONE, (call) -> call.sender().connection().handshake());
		}
		if (mapping == null && Throwable.class.isAssignableFrom(type)) {
			return Argument.of(BodyUse.NONE, (call) -> findCause(call.failure(), type));
		}
		if (KotlinDetector.isSuspendingFunction(method.method())
				&& type.getName().equals("kotlin.coroutines.Continuation")) {
			return Argument.of(BodyUse.NONE, (call) -> null);
		}
		for (NeffosHandlerMethodArgumentResolver resolver : this.resolvers) {
			if (resolver.supportsParameter(parameter)) {
				return new ResolvedArgument(parameter, resolver);
			}
		}
		return (Principal.class.isAssignableFrom(type)) ? new PrincipalArgument(parameter) : null;
	}

	private Argument room(MethodParameter parameter, Class<?> type, EventMethod method,
			@Nullable EventMapping mapping) {
		boolean wrapped = parameter.getParameterType() == Optional.class;
		boolean required = !parameter.isOptional();
		boolean joined = type == JoinedRoom.class;
		if (required && mapping != null && !((joined) ? mapping.canBeInRoom() : mapping.canHaveRoom())) {
			throw new InvalidEventMappingException(
					"A " + type.getSimpleName() + " is not there for " + mapping + ", parameter "
							+ parameter.getParameterIndex(),
					List.of(method.toString()), (mapping.canHaveRoom())
							? "Take a Room: the client is not in it at that time." : "Remove the parameter.");
		}
		Function<HandlerCall, @Nullable Room> find = (joined) ? (call) -> call.sender().room(call.message().room())
				: (call) -> (!call.message().room().isEmpty()) ? call.sender().toRoom(call.message().room()) : null;
		return Argument.of(BodyUse.NONE, (call) -> {
			Room room = find.apply(call);
			if (room == null && required) {
				throw new NeffosException(NeffosError.BAD_ROOM);
			}
			return (wrapped) ? Optional.ofNullable(room) : room;
		});
	}

	private static @Nullable Throwable findCause(@Nullable Throwable failure, Class<?> type) {
		Throwable candidate = failure;
		while (candidate != null && !type.isInstance(candidate)) {
			candidate = candidate.getCause();
		}
		return candidate;
	}

}
