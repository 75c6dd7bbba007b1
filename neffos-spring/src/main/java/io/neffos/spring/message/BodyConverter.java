package io.neffos.spring.message;

/**
 * Writes an object as a message's body.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface BodyConverter {

	/**
	 * Sets the body, and with it whether the message is text or binary.
	 * @param body what to send, never a publisher
	 * @param message the message to set it on
	 * @return the same builder
	 * @throws IllegalArgumentException if the object can't be written
	 */
	NeffosMessageBuilder write(Object body, NeffosMessageBuilder message);

	/**
	 * Returns the converter for what needs no codec: text, bytes, and another message's
	 * body.
	 * @return a converter that refuses everything else
	 */
	static BodyConverter simple() {
		return new SimpleBodyConverter();
	}

}
