package io.neffos.spring.benchmarks.wire;

/**
 * What is agreed about rooms in which every entry is broadcast.
 */
public final class Joins {

	/** The namespace of such rooms. */
	public static final String NAMESPACE = "joins";

	/** What the names of such rooms begin with; what follows it is the phase. */
	public static final String ROOM = "joins";

	/** The size of a body. */
	public static final int SIZE = 64;

	private Joins() {
	}

	/**
	 * Returns the phase of a room.
	 * @param room the room's name
	 * @return the phase
	 */
	public static int phase(String room) {
		return Integer.parseInt(room.substring(ROOM.length()));
	}

}
