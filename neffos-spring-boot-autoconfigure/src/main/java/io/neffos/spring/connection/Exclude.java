package io.neffos.spring.connection;

import java.util.Objects;
import java.util.function.Predicate;

/**
 * Whom a broadcast leaves out. Is asked on event loops: quick, and never blocking.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Exclude extends Predicate<NeffosConnection> {

	/**
	 * Leaves out nobody.
	 * @return the exclusion
	 */
	static Exclude nobody() {
		return (connection) -> false;
	}

	/**
	 * Leaves out exactly one connection.
	 * @param excluded the connection
	 * @return the exclusion
	 */
	static Exclude connection(NeffosConnection excluded) {
		return (connection) -> connection == excluded;
	}

	/**
	 * Leaves out every connection of an id.
	 * @param id the id
	 * @return the exclusion
	 */
	static Exclude connection(String id) {
		Objects.requireNonNull(id);
		return (connection) -> connection.id().equals(id);
	}

}
