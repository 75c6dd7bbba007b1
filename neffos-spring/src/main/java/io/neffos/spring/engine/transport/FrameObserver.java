package io.neffos.spring.engine.transport;

/**
 * Observes a frame that waits for a slow client.
 *
 * @since 0.1.0
 */
public interface FrameObserver {

	/**
	 * Called when the frame begins to wait for a client.
	 */
	void waiting();

	/**
	 * Called when the frame doesn't wait any more.
	 * @param outcome anything but {@link FrameOutcome#WAITING}
	 */
	void settled(FrameOutcome outcome);

}
