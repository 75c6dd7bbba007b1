package io.neffos.spring.server;

import io.neffos.spring.connection.Handshake;

/**
 * Names connections. Connections of the same id are addressed together.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ConnectionIdGenerator {

	/**
	 * Returns the id of a new connection. Must not block.
	 * @param handshake what the client said
	 * @return the id, not empty
	 */
	String generate(Handshake handshake);

	/**
	 * Returns a generator of random ids of 128 bits.
	 * @return the generator
	 */
	static ConnectionIdGenerator random() {
		return new RandomConnectionIdGenerator();
	}

}
