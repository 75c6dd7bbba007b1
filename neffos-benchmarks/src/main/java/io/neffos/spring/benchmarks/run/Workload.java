package io.neffos.spring.benchmarks.run;

import java.util.List;
import java.util.Map;

/**
 * Something to do with a server, and what is measured then.
 */
interface Workload {

	/** What servers get unless a workload needs something else. */
	List<String> FLAGS = List.of("-Xms2g", "-Xmx2g");

	String name();

	/** One sentence: what is done. */
	String description();

	/** Those for which it makes sense. */
	default List<ServerKind> servers() {
		return ServerKind.plain();
	}

	default List<String> flags() {
		return FLAGS;
	}

	/**
	 * Measures a server that has just been started.
	 * @return figures by what they mean, in the order of the table's columns; the first
	 * is what servers are compared by
	 */
	Map<String, Double> run(Pair pair, Effort effort);

	/** What must hold. */
	List<Bar> bars();

}
