package io.neffos.spring.limits;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * How many connections a server takes. Each number counts pending connections, too.
 *
 * @param connections how many at all, or {@code null} for any number
 * @param perAddress how many from one IP address, of IPv6 from one network of 64 bits, or
 * {@code null} for any number
 * @param perUser how many of one user, by the name of the handshake's principal, or
 * {@code null} for any number
 * @param perId how many of one id, or {@code null} for any number
 * @since 0.1.0
 */
public record AdmissionLimits(@Nullable Integer connections, @Nullable Integer perAddress, @Nullable Integer perUser,
		@Nullable Integer perId) {

	/** What holds where nothing else is said: no limit at all. */
	public static final AdmissionLimits NONE = new AdmissionLimits(null, null, null, null);

	public AdmissionLimits {
		positive(connections);
		positive(perAddress);
		positive(perUser);
		positive(perId);
	}

	private static void positive(@Nullable Integer limit) {
		Assert.isTrue(limit == null || limit > 0, "A limit of connections must be positive");
	}

}
