package io.neffos.spring.annotation.support;

import java.nio.ByteBuffer;
import java.util.List;

import io.neffos.spring.annotation.support.Argument.BodyUse;
import io.neffos.spring.server.NeffosServer;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.Decoder;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.validation.Validator;

/**
 * Decides how a parameter gets its value from the message's body.
 */
final class PayloadArgumentFactory {

	private final PayloadCodecs codecs;

	private final @Nullable Validator validator;

	PayloadArgumentFactory(PayloadCodecs codecs, @Nullable Validator validator) {
		this.codecs = codecs;
		this.validator = validator;
		// the class of message headers reads random bytes from a file once, which has no
		// place on
		// an event loop
		ValueMessage.empty();
	}

	Argument create(MethodParameter parameter, EventMethod method, @Nullable EventMapping mapping) {
		ForeignParameter.check(parameter, method);
		MethodParameter nested = parameter.nestedIfOptional();
		Class<?> type = nested.getNestedParameterType();
		if (mapping != null && mapping.isLifecycle()) {
			throw refusal(parameter, method, "can't be resolved: " + mapping + " has no body",
					"Take the message, its connection, its room, the principal, a @Header of the handshake, or what a"
							+ " NeffosHandlerMethodArgumentResolver supports.");
		}
		Argument raw = (nested == parameter) ? raw(type) : null;
		if (raw != null) {
			return raw;
		}
		if (NeffosServer.class.isAssignableFrom(type)) {
			throw refusal(parameter, method, "can't be the server", "Inject the NeffosServer into the bean.");
		}
		if (ReactiveAdapterRegistry.getSharedInstance().getAdapter(type) != null) {
			throw refusal(parameter, method, "can't be reactive",
					"Take the value itself: a message arrives as a whole.");
		}
		return decoded(parameter, nested, method);
	}

	private Argument decoded(MethodParameter parameter, MethodParameter nested, EventMethod method) {
		ResolvableType type = ResolvableType.forMethodParameter(nested);
		Decoder<?> decoder = this.codecs.decoder(type);
		if (decoder == null) {
			throw refusal(parameter, method, "can't be resolved: no codec reads a " + type,
					"Take the body as String or byte[], or add a codec: a JSON library on the class path, or a"
							+ " CodecCustomizer bean. A value that isn't in the body needs a"
							+ " NeffosHandlerMethodArgumentResolver.");
		}
		Payload payload = parameter.getParameterAnnotation(Payload.class);
		if (payload != null && !payload.expression().isEmpty()) {
			throw refusal(parameter, method, "has a @Payload expression, which isn't supported",
					"Remove the expression.");
		}
		boolean required = !parameter.isOptional() && (payload == null || payload.required());
		return new PayloadArgument(parameter, type, decoder, this.codecs.mimeType(decoder, type), required,
				PayloadValidation.of(parameter, method, this.validator));
	}

	private static @Nullable Argument raw(Class<?> type) {
		if (type == DataBuffer.class) {
			return Argument.of(BodyUse.KEEPS,
					(call) -> DefaultDataBufferFactory.sharedInstance.wrap(call.message().body()));
		}
		if (type == String.class || type == CharSequence.class) {
			return Argument.of(BodyUse.READS, (call) -> call.message().text());
		}
		if (type == byte[].class) {
			return Argument.of(BodyUse.READS, (call) -> call.message().bytes());
		}
		if (type == ByteBuffer.class) {
			return Argument.of(BodyUse.KEEPS, (call) -> call.message().body());
		}
		return null;
	}

	private static InvalidEventMappingException refusal(MethodParameter parameter, EventMethod method, String problem,
			String advice) {
		return new InvalidEventMappingException("Parameter " + parameter.getParameterIndex() + " " + problem,
				List.of(method.toString()), advice);
	}

}
