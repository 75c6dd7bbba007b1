package io.neffos.spring.engine.transport;

import io.neffos.spring.connection.SlowConsumerPolicy;
import io.neffos.spring.connection.SlowConsumerPolicy.Action;
import io.neffos.spring.engine.wire.EncodedMessage;
import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;

/**
 * A frame on its way to one or many clients, and what may become of it when a client is
 * slow.
 *
 * @param message the frame
 * @param action what the policy does
 * @param key what the message is about, for {@link Action#CONFLATE}; {@code null} if
 * nothing replaces it
 * @param observer called when the frame has waited for a client, or {@code null}
 * @since 0.1.0
 */
public record OutboundFrame(EncodedMessage message, Action action, @Nullable Object key,
		@Nullable FrameObserver observer) {

	/**
	 * Creates the frame of an answer, a question or a lifecycle message, which is never
	 * dropped.
	 * @param message the frame
	 * @return the frame
	 */
	public static OutboundFrame kept(EncodedMessage message) {
		return new OutboundFrame(message, Action.CLOSE, null, null);
	}

	/**
	 * Creates the frame of an event.
	 * @param message the frame
	 * @param event the event
	 * @param policy the policy of its room
	 * @return the frame
	 */
	public static OutboundFrame of(EncodedMessage message, NeffosMessage event, SlowConsumerPolicy policy) {
		return new OutboundFrame(message, policy.action(), policy.keyOf(event), null);
	}

	/**
	 * Returns this frame with an observer.
	 * @param frameObserver called when the frame has waited for a client
	 * @return the frame
	 */
	public OutboundFrame observedBy(FrameObserver frameObserver) {
		return new OutboundFrame(this.message, this.action, this.key, frameObserver);
	}

	/**
	 * Returns the size of the whole frame.
	 * @return the number of bytes
	 */
	public int size() {
		return this.message.size();
	}

	/**
	 * Whether nothing happens to this frame that doesn't happen to its neighbours, so
	 * that they can wait together.
	 * @return {@code true} if it is neither dropped, nor replaced, nor observed
	 */
	public boolean isPlain() {
		return this.action == Action.CLOSE && this.observer == null;
	}

}
