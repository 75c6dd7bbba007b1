package io.neffos.spring.server;

import io.neffos.spring.connection.Handshake;

/**
 * Strategy for generating the ids of connections. Connections with the same id are
 * addressed together.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ConnectionIdGenerator {

	/**
	 * Return the id of a new connection. Must not block.
	 * @param handshake the connection's handshake
	 * @return the id, not empty
	 */
	String generate(Handshake handshake);

	/**
	 * Return a generator of random ids of 128 bits.
	 * @return the generator
	 */
	static ConnectionIdGenerator random() {
		return new RandomConnectionIdGenerator();
	}

}
