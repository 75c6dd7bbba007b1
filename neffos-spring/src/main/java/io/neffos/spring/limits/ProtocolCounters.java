package io.neffos.spring.limits;

/**
 * Counts since the server's start. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public interface ProtocolCounters {

	/**
	 * Return a count.
	 * @param counter the kind of occurrence
	 * @return the number since the server's start
	 */
	long count(ProtocolCounter counter);

	/**
	 * Return how often a limit was reached.
	 * @param limit the limit
	 * @return the number since the server's start
	 */
	long count(Limit limit);

}
