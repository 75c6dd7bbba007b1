package io.neffos.spring.annotation.support;

import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.Map;

import io.neffos.spring.connection.Emission;
import io.neffos.spring.message.BodyConverter;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.NeffosMessageBuilder;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.core.codec.CodecException;
import org.springframework.core.codec.Decoder;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.codec.Encoder;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.util.Assert;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/**
 * Writes texts as text, bytes and data buffers as binary, and all other objects with the
 * application's codecs: JSON as text, anything else as binary. Reads with them, too.
 */
final class CodecBodyConverter implements BodyConverter {

	private final BodyConverter simple = BodyConverter.simple();

	private final PayloadCodecs codecs;

	CodecBodyConverter(PayloadCodecs codecs) {
		this.codecs = codecs;
	}

	@Override
	public NeffosMessageBuilder write(Object body, NeffosMessageBuilder message) {
		Assert.notNull(body, "A body must not be null");
		if (body instanceof DataBuffer buffer) {
			return write(buffer, message);
		}
		if (body instanceof CharSequence || body instanceof byte[] || body instanceof ByteBuffer
				|| body instanceof NeffosMessage) {
			return this.simple.write(body, message);
		}
		if (body instanceof Emission<?>) {
			throw new IllegalArgumentException("An Emission is no body: send the value of its result()");
		}
		ResolvableType type = ResolvableType.forInstance(body);
		Encoder<?> json = this.codecs.encoder(type, MimeTypeUtils.APPLICATION_JSON);
		if (json != null) {
			return write(encode(json, body, type, MimeTypeUtils.APPLICATION_JSON), message).binary(false);
		}
		Encoder<?> other = this.codecs.encoder(type, null);
		if (other == null) {
			throw new IllegalArgumentException("No codec can write a body of type " + type);
		}
		return write(encode(other, body, type, null), message);
	}

	@Override
	public @Nullable Object read(NeffosMessage message, Type type) {
		Assert.notNull(type, "A type must not be null");
		if (type == String.class || type == byte[].class || type == NeffosMessage.class) {
			return this.simple.read(message, type);
		}
		ResolvableType target = ResolvableType.forType(type);
		Decoder<?> decoder = this.codecs.decoder(target);
		if (decoder == null) {
			throw new IllegalArgumentException("No codec can read a body as " + target);
		}
		if (message.size() == 0) {
			return null;
		}
		DataBuffer body = DefaultDataBufferFactory.sharedInstance.wrap(message.body());
		try {
			return decoder.decode(body, target, this.codecs.mimeType(decoder, target), Map.of());
		}
		catch (DecodingException ex) {
			throw unreadable(ex);
		}
		catch (CodecException ex) {
			// The type can't be read from any body: the application's fault.
			throw new IllegalArgumentException("No codec can read a body as " + target, ex);
		}
		catch (RuntimeException ex) {
			throw unreadable(ex);
		}
	}

	private static NeffosException unreadable(RuntimeException cause) {
		return new NeffosException(NeffosError.INVALID_PAYLOAD.text(), cause);
	}

	private static NeffosMessageBuilder write(DataBuffer buffer, NeffosMessageBuilder message) {
		try {
			byte[] bytes = new byte[buffer.readableByteCount()];
			buffer.read(bytes);
			return message.body(bytes);
		}
		finally {
			DataBufferUtils.release(buffer);
		}
	}

	@SuppressWarnings("unchecked")
	private static DataBuffer encode(Encoder<?> encoder, Object body, ResolvableType type,
			@Nullable MimeType mimeType) {
		try {
			return ((Encoder<Object>) encoder).encodeValue(body, DefaultDataBufferFactory.sharedInstance, type,
					mimeType, Map.of());
		}
		catch (CodecException ex) {
			throw new IllegalArgumentException("A body of type " + type + " can't be written", ex);
		}
	}

}
