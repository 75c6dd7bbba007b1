package io.neffos.spring.message;

import java.lang.reflect.Type;
import java.nio.ByteBuffer;

/**
 * A converter without codecs: text is written as text, bytes as binary, and the body of a
 * message as it is.
 */
final class SimpleBodyConverter implements BodyConverter {

	static Object readSimple(NeffosMessage message, Type type) {
		if (type == String.class) {
			return message.text();
		}
		if (type == byte[].class) {
			return message.bytes();
		}
		if (type == NeffosMessage.class) {
			return message;
		}
		throw new IllegalArgumentException("Reading a body as " + type.getTypeName() + " requires a converter;"
				+ " String, byte[] and NeffosMessage need none");
	}

	@Override
	public NeffosMessageBuilder write(Object body, NeffosMessageBuilder message) {
		if (body instanceof CharSequence text) {
			return message.body(text.toString());
		}
		if (body instanceof byte[] bytes) {
			return message.body(bytes);
		}
		if (body instanceof ByteBuffer bytes) {
			return message.body(bytes);
		}
		if (body instanceof NeffosMessage other) {
			return message.content(other.content(), other.isBorrowed()).frameType(other.isBinary(), false);
		}
		throw new IllegalArgumentException("A body of type " + body.getClass().getName() + " requires a converter;"
				+ " text, bytes and messages need none");
	}

}
