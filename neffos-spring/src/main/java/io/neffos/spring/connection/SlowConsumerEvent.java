package io.neffos.spring.connection;

import io.neffos.spring.connection.SlowConsumerPolicy.Action;

/**
 * Something was decided about a client that reads too slowly. Boot applications get it as
 * an application event.
 *
 * @param connection the client's connection
 * @param kind what has happened
 * @param action the policy's action that was taken first
 * @param messages how many messages were dropped or replaced since the client fell
 * behind, so far
 * @since 0.1.0
 */
public record SlowConsumerEvent(NeffosConnection connection, Kind kind, Action action, long messages) {

	/**
	 * What has happened.
	 */
	public enum Kind {

		/** The first message was dropped or replaced. */
		DROPPING,

		/** The client has caught up, or is gone: no more is dropped for now. */
		SETTLED,

		/** The connection was ended. */
		CLOSED

	}

}
