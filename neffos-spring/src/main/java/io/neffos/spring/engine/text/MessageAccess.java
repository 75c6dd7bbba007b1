package io.neffos.spring.engine.text;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * What the codec may do with messages and applications may not: share the buffer of a
 * body, and skip the checks of what has been decoded. The class of messages grants it
 * when it is initialized, so that these methods needn't be public there.
 *
 * @param <M> the class of messages
 * @param <B> the class of their builders
 * @since 0.1.0
 */
public abstract class MessageAccess<M, B> {

	/** Static, because the class of messages has no other way to hand it over. */
	private static volatile @Nullable MessageAccess<?, ?> granted;

	/**
	 * Creates an access, which is the only one.
	 * @throws IllegalStateException if there is one already
	 */
	protected MessageAccess() {
		synchronized (MessageAccess.class) {
			if (granted != null) {
				throw new IllegalStateException("The access to messages is granted once");
			}
			granted = this;
		}
	}

	/**
	 * Returns the access.
	 * @param <M> the class of messages
	 * @param <B> the class of their builders
	 * @param builder a builder, by which the class of messages has been initialized
	 * @return the access, the same every time
	 */
	@SuppressWarnings("unchecked")
	public static <M, B> MessageAccess<M, B> of(B builder) {
		MessageAccess<?, ?> access = granted;
		if (access == null) {
			throw new IllegalStateException("The class of messages is not initialized");
		}
		return (MessageAccess<M, B>) access;
	}

	/**
	 * Returns the buffer of a message's body, which the caller only reads, by index.
	 * @param message the message
	 * @return the buffer itself
	 */
	public abstract ByteBuf content(M message);

	/**
	 * Sets a body that lies in a network buffer.
	 * @param builder the builder
	 * @param body the body, which is valid as long as the network buffer is
	 * @param binary whether it came as a binary message
	 * @return the same builder
	 */
	public abstract B received(B builder, ByteBuf body, boolean binary);

	/**
	 * Sets names that have been decoded.
	 * @param builder the builder
	 * @param namespace the namespace
	 * @param room the room, empty for none
	 * @param event the event
	 * @return the same builder
	 */
	public abstract B names(B builder, String namespace, String room, String event);

	/**
	 * Sets whether the sender waits for an answer.
	 * @param builder the builder
	 * @param ask whether it does
	 * @return the same builder
	 */
	public abstract B ask(B builder, boolean ask);

}
