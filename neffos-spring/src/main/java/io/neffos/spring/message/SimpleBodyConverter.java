package io.neffos.spring.message;

import java.lang.reflect.Type;
import java.nio.ByteBuffer;

/**
 * Writes text as text, bytes as binary, and takes over the body of a message.
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
		throw new IllegalArgumentException("To read a body as " + type.getTypeName() + " needs a converter;"
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
		throw new IllegalArgumentException("A body of type " + body.getClass().getName() + " needs a converter;"
				+ " text, bytes and messages need none");
	}

}
