package io.neffos.spring.boot.actuate;

/**
 * Segments of the endpoint's paths: the literal ones, and names of namespaces, rooms and
 * connections, which as a segment can't be empty.
 */
final class PathName {

	static final String NAMESPACES = "namespaces";

	static final String ROOMS = "rooms";

	static final String CONNECTIONS = "connections";

	/** Prefix of a name that is taken as it is, even if it is empty. */
	private static final String LITERAL = "~";

	private PathName() {
	}

	static String of(String segment) {
		return (segment.startsWith(LITERAL)) ? segment.substring(LITERAL.length()) : segment;
	}

}
