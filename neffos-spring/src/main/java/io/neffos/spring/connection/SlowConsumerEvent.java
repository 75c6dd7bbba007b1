package io.neffos.spring.connection;

import io.neffos.spring.connection.SlowConsumerPolicy.Action;

/**
 * A decision about a client that reads too slowly. With Spring Boot it is published as an
 * application event.
 *
 * @param connection the client's connection
 * @param kind the kind of event
 * @param action the policy's action that was taken first
 * @param messages the number of messages dropped or replaced so far since the client fell
 * behind
 * @since 0.1.0
 */
public record SlowConsumerEvent(NeffosConnection connection, Kind kind, Action action, long messages) {

	/**
	 * Kind of event.
	 */
	public enum Kind {

		/** The first message was dropped or replaced. */
		DROPPING,

		/** The client has caught up or is gone: dropping has ended. */
		SETTLED,

		/** The connection was ended. */
		CLOSED

	}

}
