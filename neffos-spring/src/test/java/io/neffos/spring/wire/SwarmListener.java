package io.neffos.spring.wire;

/**
 * Gets what the server sends to a client of a {@link Swarm}, on the client's thread.
 */
@FunctionalInterface
public interface SwarmListener {

	/**
	 * Takes a message that is neither an answer nor a question of the server's.
	 * @param client who got it
	 * @param bytes where it lies until the method returns
	 * @param offset its first byte's place
	 * @param length how many bytes it has
	 */
	void message(SwarmClient client, byte[] bytes, int offset, int length);

	/**
	 * Tells whether a question of the server's is answered, with agreement.
	 * @param question the question as it came
	 * @return {@code true} unless overridden
	 */
	default boolean agrees(String question) {
		return true;
	}

}
