package io.neffos.spring.engine.transport;

/**
 * Learns what becomes of a frame that waits for a slow client.
 *
 * @since 0.1.0
 */
public interface FrameObserver {

	/**
	 * Learns that the frame has begun to wait for a client.
	 */
	void waiting();

	/**
	 * Learns that the frame waits no longer.
	 * @param outcome anything but {@link FrameOutcome#WAITING}
	 */
	void settled(FrameOutcome outcome);

}
