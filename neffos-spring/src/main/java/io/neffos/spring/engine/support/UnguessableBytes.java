package io.neffos.spring.engine.support;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * Random bytes that can't be guessed, made without a system call: the platform's default
 * source reads a file for them, which has no place on an event loop.
 *
 * @since 0.1.0
 */
public final class UnguessableBytes {

	private final SecureRandom random;

	/**
	 * Creates a source. This may take a moment, to seed it.
	 */
	public UnguessableBytes() {
		this.random = generator();
		next(1);
	}

	/**
	 * Returns bytes.
	 * @param count how many
	 * @return new bytes
	 */
	public byte[] next(int count) {
		byte[] bytes = new byte[count];
		this.random.nextBytes(bytes);
		return bytes;
	}

	public long nextLong() {
		return this.random.nextLong();
	}

	private static SecureRandom generator() {
		try {
			return SecureRandom.getInstance("DRBG");
		}
		catch (NoSuchAlgorithmException ex) {
			return new SecureRandom();
		}
	}

}
