package io.neffos.spring.limits;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Limits on the number of connections of a server. Connections whose handshake is not
 * complete count, too. A limit that is {@code null} does not exist.
 *
 * @since 0.1.0
 */
public final class AdmissionLimits {

	/** The default: no limits. */
	public static final AdmissionLimits NONE = new AdmissionLimits(null, null, null, null);

	private final @Nullable Integer connections;

	private final @Nullable Integer perAddress;

	private final @Nullable Integer perUser;

	private final @Nullable Integer perId;

	private AdmissionLimits(@Nullable Integer connections, @Nullable Integer perAddress, @Nullable Integer perUser,
			@Nullable Integer perId) {
		positive(connections);
		positive(perAddress);
		positive(perUser);
		positive(perId);
		this.connections = connections;
		this.perAddress = perAddress;
		this.perUser = perUser;
		this.perId = perId;
	}

	/**
	 * Return the maximum number of connections.
	 * @return the value, or {@code null} for no limit
	 */
	public @Nullable Integer connections() {
		return this.connections;
	}

	/**
	 * Return the maximum number of connections from one IP address; of IPv6, from one
	 * network of 64 bits.
	 * @return the value, or {@code null} for no limit
	 */
	public @Nullable Integer perAddress() {
		return this.perAddress;
	}

	/**
	 * Return the maximum number of connections of one user, by the name of the
	 * handshake's principal.
	 * @return the value, or {@code null} for no limit
	 */
	public @Nullable Integer perUser() {
		return this.perUser;
	}

	/**
	 * Return the maximum number of connections with the same id.
	 * @return the value, or {@code null} for no limit
	 */
	public @Nullable Integer perId() {
		return this.perId;
	}

	/**
	 * Return a copy with another limit on all connections.
	 * @param value the maximum, or {@code null} for no limit
	 * @return the copy
	 */
	public AdmissionLimits withConnections(@Nullable Integer value) {
		return new AdmissionLimits(value, this.perAddress, this.perUser, this.perId);
	}

	/**
	 * Return a copy with another limit for each address.
	 * @param value the maximum, or {@code null} for no limit
	 * @return the copy
	 */
	public AdmissionLimits withPerAddress(@Nullable Integer value) {
		return new AdmissionLimits(this.connections, value, this.perUser, this.perId);
	}

	/**
	 * Return a copy with another limit for each user.
	 * @param value the maximum, or {@code null} for no limit
	 * @return the copy
	 */
	public AdmissionLimits withPerUser(@Nullable Integer value) {
		return new AdmissionLimits(this.connections, this.perAddress, value, this.perId);
	}

	/**
	 * Return a copy with another limit for each id.
	 * @param value the maximum, or {@code null} for no limit
	 * @return the copy
	 */
	public AdmissionLimits withPerId(@Nullable Integer value) {
		return new AdmissionLimits(this.connections, this.perAddress, this.perUser, value);
	}

	private static void positive(@Nullable Integer limit) {
		Requirement.that(limit == null || limit > 0, "A limit of connections must be positive");
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other
				|| (other instanceof AdmissionLimits that && Objects.equals(this.connections, that.connections)
						&& Objects.equals(this.perAddress, that.perAddress)
						&& Objects.equals(this.perUser, that.perUser) && Objects.equals(this.perId, that.perId));
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.connections, this.perAddress, this.perUser, this.perId);
	}

	@Override
	public String toString() {
		return "AdmissionLimits[connections=" + this.connections + ", perAddress=" + this.perAddress + ", perUser="
				+ this.perUser + ", perId=" + this.perId + "]";
	}

}
