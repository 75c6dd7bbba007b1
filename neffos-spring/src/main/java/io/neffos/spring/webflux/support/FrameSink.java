package io.neffos.spring.webflux.support;

import io.neffos.spring.engine.transport.FrameBatch;
import io.neffos.spring.engine.transport.FrameOutcome;
import io.neffos.spring.engine.transport.OutboundFrame;
import reactor.core.publisher.Mono;

/**
 * Queue of the outbound frames of one client, which writes them as fast as the client
 * reads. Called on the connection's loop.
 */
public interface FrameSink {

	/**
	 * Add a frame.
	 * @param frame the frame
	 * @return the outcome
	 */
	FrameOutcome write(OutboundFrame frame);

	/**
	 * Add neighbouring frames of a batch, and marks in the batch those that were not
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
