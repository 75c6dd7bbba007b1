package io.neffos.spring.annotation.support;

import java.util.Map;
import java.util.Optional;

import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.CodecException;
import org.springframework.core.codec.Decoder;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.messaging.handler.invocation.MethodArgumentResolutionException;
import org.springframework.util.MimeType;

/**
 * An object that a codec reads from the message's body.
 */
final class PayloadArgument implements Argument {

	private final MethodParameter parameter;

	private final ResolvableType type;

	private final Decoder<?> decoder;

	private final @Nullable MimeType mimeType;

	private final boolean required;

	private final @Nullable PayloadValidation validation;

	PayloadArgument(MethodParameter parameter, ResolvableType type, Decoder<?> decoder, @Nullable MimeType mimeType,
			boolean required, @Nullable PayloadValidation validation) {
		this.parameter = parameter;
		this.type = type;
		this.decoder = decoder;
		this.mimeType = mimeType;
		this.required = required;
		this.validation = validation;
	}

	@Override
	public BodyUse bodyUse() {
		return BodyUse.READS;
	}

	@Override
	public @Nullable Object resolve(HandlerCall call) {
		NeffosMessage message = call.message();
		Object value = (message.size() > 0) ? decode(message) : null;
		if (value == null && this.required) {
			throw failure(message, "The payload is missing", null);
		}
		return (this.parameter.getParameterType() == Optional.class) ? Optional.ofNullable(value) : value;
	}

	@Override
	public void validate(@Nullable Object value, HandlerCall call) {
		Object given = (value instanceof Optional<?> optional) ? optional.orElse(null) : value;
		if (given != null && this.validation != null) {
			this.validation.validate(given, call.message());
		}
	}

	private @Nullable Object decode(NeffosMessage message) {
		DataBuffer buffer = DefaultDataBufferFactory.sharedInstance.wrap(message.body());
		try {
			return this.decoder.decode(buffer, this.type, this.mimeType, Map.of());
		}
		catch (DecodingException ex) {
			throw failure(message, "The payload can't be read", ex);
		}
		catch (CodecException ex) {
			// The type can't be read from any body: the application's fault.
			throw ex;
		}
		catch (RuntimeException ex) {
			throw failure(message, "The payload can't be read", ex);
		}
	}

	private MethodArgumentResolutionException failure(NeffosMessage message, String text, @Nullable Throwable cause) {
		return new MethodArgumentResolutionException(new ValueMessage<>(message), this.parameter, text, cause);
	}

}
