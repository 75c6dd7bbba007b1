package io.neffos.spring.benchmarks.load;

/**
 * What is measured now.
 *
 * @param id marks the messages that belong to it
 * @param bodySize the size of their bodies
 */
record Phase(int id, int bodySize) {

	/** Nothing is measured. */
	static final Phase NONE = new Phase(-1, Integer.MAX_VALUE / 2);

}
