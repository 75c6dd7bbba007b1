package io.neffos.spring.engine.transport;

import io.neffos.spring.message.CloseReason;

/**
 * The WebSocket under a connection. All methods but {@link #loop()} are called on the
 * loop.
 *
 * @since 0.1.0
 */
public interface ConnectionTransport {

	/**
	 * Returns the loop that the connection lives on.
	 * @return the same loop every time
	 */
	ConnectionLoop loop();

	/**
	 * Writes a frame after all that were written before. Never blocks; a client that
	 * doesn't read is kept by the transport, up to its bound.
	 * @param frame the frame
	 * @return the outcome
	 */
	FrameOutcome write(OutboundFrame frame);

	/**
	 * Writes neighbouring frames of a batch, as {@link #write(OutboundFrame)} does, and
	 * marks in the batch those that were not written.
	 * @param batch the frames
	 * @param from the first one's place
	 * @param to the place behind the last one
	 */
	default void write(FrameBatch batch, int from, int to) {
		for (int i = from; i < to; i++) {
			batch.mark(i, i + 1, write(batch.frame(i)));
		}
	}

	/**
	 * Allows that many more messages to be read from the client.
	 * @param messages the number, positive
	 */
	void request(int messages);

	/**
	 * Returns how large a message of the client may be.
	 * @return the number of bytes, the same every time
	 */
	int maxMessageSize();

	/**
	 * Returns how many messages should be on their way in while there is room for more,
	 * however large they may be.
	 * @return the number, 1 unless overridden
	 */
	default int readAhead() {
		return 1;
	}

	/**
	 * Returns how much the client has still to take before a ping would be written.
	 * @return the bytes, 0 if a ping can be written now or it isn't known
	 */
	default long backlog() {
		return 0;
	}

	/**
	 * Sends a ping.
	 */
	void ping();

	/**
	 * Writes a close frame after all that were written before, then ends the transport.
	 * Calls after the first do nothing.
	 * @param reason the code and the text of the close frame
	 */
	void close(CloseReason reason);

	/**
	 * Calls back once the transport has ended, whichever side has ended it: the client
	 * has no socket here any more. That this side has begun to close isn't the end.
	 * @param callback called once, on any thread, at once if the transport has ended
	 */
	void onEnd(Runnable callback);

}
