package io.neffos.spring.limits;

import org.jspecify.annotations.Nullable;

/**
 * A limit of a server, and how much of it is used.
 *
 * @param setting what sets the limit
 * @param unit what is counted
 * @param limit the limit, or {@code null} if there is none
 * @param used how much is used at this moment, by whoever uses most where the limit is
 * for each connection or event loop, or {@code null} if that isn't known
 * @param exceeded how often something would have been more, since the start, limits that
 * are counted together each with the sum, or {@code null} if that isn't counted
 * @since 0.1.0
 */
public record LimitUse(Setting setting, Unit unit, @Nullable Long limit, @Nullable Long used, @Nullable Long exceeded) {

	/**
	 * What a limit counts.
	 */
	public enum Unit {

		/** A number of things, which the limit's name names. */
		COUNT,

		/** Bytes. */
		BYTES,

		/** Milliseconds. */
		MILLISECONDS

	}

}
