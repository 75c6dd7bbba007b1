package io.neffos.spring.engine.memory;

import io.neffos.spring.engine.transport.ConnectionLoop;

/**
 * A connection that keeps memory for its client, and ends when the server keeps too much.
 *
 * @since 0.1.0
 */
public interface MemoryHolder {

	/**
	 * Returns the event loop of the connection.
	 * @return the loop
	 */
	ConnectionLoop loop();

	/**
	 * Returns the memory that the connection keeps.
	 * @return its use of memory, the same every time
	 */
	ClientMemory memory();

	/**
	 * Checks whether the connection has begun to end, and so gives its memory back.
	 * @return {@code true} once it is closing or closed
	 */
	boolean isEnding();

	/**
	 * Ends the connection because the server keeps too much, and the most for this one.
	 */
	void overloaded();

}
