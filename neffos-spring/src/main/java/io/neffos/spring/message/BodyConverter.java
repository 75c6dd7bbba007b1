package io.neffos.spring.message;

import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;

/**
 * Strategy for writing an object as a message's body and for reading a body as an object.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface BodyConverter {

	/**
	 * Write an object as the body of a message, and set whether the message is text or
	 * binary.
	 * @param body the object to write, never a publisher
	 * @param message the message to set it on
	 * @return the same builder
	 * @throws IllegalArgumentException if the object can't be written
	 */
	NeffosMessageBuilder write(Object body, NeffosMessageBuilder message);

	/**
	 * Read the body of a message. The default implementation reads text and bytes only.
	 * @param message the message
	 * @param type the type to read: {@code String}, {@code byte[]}, {@link NeffosMessage}
	 * for the message itself, or another type that the converter knows
	 * @return an object of the type, or {@code null} if the body is empty and the type
	 * has no value for that
	 * @throws NeffosException {@link NeffosError#INVALID_PAYLOAD} if the body, which a
	 * client may have sent, isn't one of the type
	 * @throws IllegalArgumentException if the converter can't read the type from any body
	 */
	default @Nullable Object read(NeffosMessage message, Type type) {
		return SimpleBodyConverter.readSimple(message, type);
	}

	/**
	 * Return a converter without codecs, for text, bytes and the bodies of other
	 * messages.
	 * @return a converter that refuses all other types
	 */
	static BodyConverter simple() {
		return new SimpleBodyConverter();
	}

}
