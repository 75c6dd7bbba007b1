package io.neffos.spring.webflux.support;

import io.neffos.spring.engine.transport.FrameBatch;
import io.neffos.spring.engine.transport.FrameOutcome;
import io.neffos.spring.engine.transport.OutboundFrame;
import reactor.core.publisher.Mono;

/**
 * Takes the frames for one client, as fast as they come, and writes them, as fast as the
 * client reads. Called on the connection's loop.
 */
public interface FrameSink {

	/**
	 * Takes a frame.
	 * @param frame the frame
	 * @return what became of it
	 */
	FrameOutcome write(OutboundFrame frame);

	/**
	 * Takes neighbouring frames of a batch, and marks in the batch those that were not
	 * written.
	 * @param batch the frames
	 * @param from the first one's place
	 * @param to the place behind the last one
	 */
	void write(FrameBatch batch, int from, int to);

	/**
	 * Takes no more frames.
	 */
	void complete();

	/**
	 * Writes until {@link #complete()}.
	 * @return completes when everything is on its way to the client
	 */
	Mono<Void> run();

}
