package io.neffos.spring.engine.transport;

/**
 * The outcome of a frame at one client's transport.
 *
 * @since 0.1.0
 */
public enum FrameOutcome {

	/** It is on its way. */
	WRITTEN,

	/** It waits for the client to read what came before. */
	WAITING,

	/** The slow consumer's policy has dropped it. */
	DROPPED,

	/** The connection has ended. */
	CLOSED

}
