package io.neffos.spring.benchmarks.server;

/**
 * A server that is measured.
 */
public interface BenchmarkServer {

	/**
	 * Starts the server on the loopback interface.
	 * @return its port
	 * @throws Exception if it can't
	 */
	int start() throws Exception;

	/**
	 * Sends a text to all members of a room.
	 * @param room the room
	 * @param body the text
	 */
	void publish(String room, String body);

}
