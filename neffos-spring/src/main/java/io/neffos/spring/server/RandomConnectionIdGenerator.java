package io.neffos.spring.server;

import java.util.Base64;

import io.neffos.spring.connection.Handshake;
import io.neffos.spring.engine.support.UnguessableBytes;

/**
 * Generates cryptographically strong random ids.
 */
final class RandomConnectionIdGenerator implements ConnectionIdGenerator {

	private static final int BYTES = 16;

	private final UnguessableBytes random = new UnguessableBytes();

	@Override
	public String generate(Handshake handshake) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(this.random.next(BYTES));
	}

}
