package io.neffos.spring.server;

import java.security.SecureRandom;
import java.util.Base64;

import io.neffos.spring.connection.Handshake;

/**
 * Ids that nobody can guess.
 */
final class RandomConnectionIdGenerator implements ConnectionIdGenerator {

	private static final int BYTES = 16;

	private final SecureRandom random = new SecureRandom();

	@Override
	public String generate(Handshake handshake) {
		byte[] bytes = new byte[BYTES];
		this.random.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
