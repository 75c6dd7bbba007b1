package io.neffos.spring.limits;

import org.jspecify.annotations.Nullable;

/**
 * A limit of a server and its current use.
 *
 * @param setting the setting of the limit
 * @param unit the unit of the values
 * @param limit the limit, or {@code null} if there is none
 * @param used the current use, or {@code null} if unknown; for a limit of each connection
 * or event loop, the highest use of one of them
 * @param exceeded the number of refusals and disconnects for the limit since the server's
 * start, or {@code null} if not counted; limits that share a counter have the same number
 * @since 0.1.0
 */
public record LimitUse(Setting setting, Unit unit, @Nullable Long limit, @Nullable Long used, @Nullable Long exceeded) {

	/**
	 * Unit of a limit.
	 */
	public enum Unit {

		/** A number of what the limit's name says, such as connections. */
		COUNT,

		/** Bytes. */
		BYTES,

		/** Milliseconds. */
		MILLISECONDS

	}

}
