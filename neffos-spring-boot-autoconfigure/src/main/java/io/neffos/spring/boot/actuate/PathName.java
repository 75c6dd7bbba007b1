package io.neffos.spring.boot.actuate;

/**
 * Names of namespaces, rooms and connections as segments of a path, which can't be empty
 * and some of which have a meaning of their own.
 */
final class PathName {

	/** In the place of a namespace: the connections of all namespaces. */
	static final String CONNECTIONS = "connections";

	/** In front of a name: takes what follows as it is, also if nothing does. */
	static final String LITERAL = "~";

	private PathName() {
	}

	static boolean isConnections(String segment) {
		return segment.equals(CONNECTIONS);
	}

	static String of(String segment) {
		return (segment.startsWith(LITERAL)) ? segment.substring(LITERAL.length()) : segment;
	}

}
