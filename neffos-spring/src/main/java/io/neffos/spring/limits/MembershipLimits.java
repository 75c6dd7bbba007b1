package io.neffos.spring.limits;

/**
 * What one client may be in.
 *
 * @param namespaces how many namespaces
 * @param rooms how many rooms, over all namespaces
 * @param nameLength how many characters the name of a namespace, a room or an event may
 * have
 * @param tokenLength how many characters the token of a client's ask may have
 * @since 0.1.0
 */
public record MembershipLimits(int namespaces, int rooms, int nameLength, int tokenLength) {

	/** What holds where nothing else is said. */
	public static final MembershipLimits DEFAULTS = new MembershipLimits(32, 128, 200, 256);

	public MembershipLimits {
		Requirement.that(namespaces > 0 && rooms > 0 && nameLength > 0 && tokenLength > 0,
				"The limits of memberships must be positive");
	}

}
