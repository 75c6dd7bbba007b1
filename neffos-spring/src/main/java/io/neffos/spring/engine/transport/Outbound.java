package io.neffos.spring.engine.transport;

import java.util.function.Consumer;
import java.util.function.Predicate;

import io.neffos.spring.message.CloseReason;

/**
 * Where a connection sends its own frames: in one order with the broadcasts it receives.
 * The methods may be called from any thread and never block.
 *
 * @since 0.1.0
 */
public interface Outbound {

	/**
	 * Sends a frame.
	 * @param frame the frame
	 */
	default void send(OutboundFrame frame) {
		send(frame, (outcome) -> {
		});
	}

	/**
	 * Sends a frame.
	 * @param frame the frame
	 * @param then called with the outcome, on the loop
	 */
	void send(OutboundFrame frame, Consumer<FrameOutcome> then);

	/**
	 * Sends a frame in the same order, but never before the caller's task on the loop has
	 * ended.
	 * @param frame the frame
	 */
	void sendLater(OutboundFrame frame);

	/**
	 * Closes the transport after everything that was sent before.
	 * @param reason the close frame's code and text
	 */
	void close(CloseReason reason);

	/**
	 * Whether so much waits for the server's event loops that nothing more may be added
	 * but what is owed.
	 * @return {@code true} if an event has to be refused
	 */
	boolean isFull();

	/**
	 * Puts off something that may cause further messages, if event loops have more to
	 * write than they should. Called on the connection's loop.
	 * @param reached selects the loops, besides the connection's own, that would get
	 * these messages
	 * @param task run on this connection's loop when they have written what they have
	 * now, or after a tenth of a second if that is another loop's; not run if there is no
	 * need to wait
	 * @return {@code true} if the task was put off
	 */
	boolean isPutOff(Predicate<ConnectionLoop> reached, Runnable task);

}
