package io.neffos.spring.limits;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Limits of the namespaces and rooms of a connection, and of names.
 *
 * @since 0.1.0
 */
public final class MembershipLimits {

	/**
	 * The defaults: 32 namespaces, 128 rooms, names of 200 and tokens of 256 characters.
	 */
	public static final MembershipLimits DEFAULTS = new MembershipLimits(32, 128, 200, 256);

	private final int namespaces;

	private final int rooms;

	private final int nameLength;

	private final int tokenLength;

	private MembershipLimits(int namespaces, int rooms, int nameLength, int tokenLength) {
		Requirement.that(namespaces > 0 && rooms > 0 && nameLength > 0 && tokenLength > 0,
				"The limits of memberships must be positive");
		this.namespaces = namespaces;
		this.rooms = rooms;
		this.nameLength = nameLength;
		this.tokenLength = tokenLength;
	}

	/**
	 * Return the maximum number of namespaces.
	 * @return the number
	 */
	public int namespaces() {
		return this.namespaces;
	}

	/**
	 * Return the maximum number of rooms, over all namespaces.
	 * @return the number
	 */
	public int rooms() {
		return this.rooms;
	}

	/**
	 * Return the maximum number of characters in the name of a room, a namespace or an
	 * event.
	 * @return the number
	 */
	public int nameLength() {
		return this.nameLength;
	}

	/**
	 * Return the maximum number of characters in the token of a client's ask.
	 * @return the number
	 */
	public int tokenLength() {
		return this.tokenLength;
	}

	/**
	 * Return a copy with another number of namespaces.
	 * @param value the maximum number of namespaces
	 * @return the copy
	 */
	public MembershipLimits withNamespaces(int value) {
		return new MembershipLimits(value, this.rooms, this.nameLength, this.tokenLength);
	}

	/**
	 * Return a copy with another number of rooms.
	 * @param value the maximum number of rooms
	 * @return the copy
	 */
	public MembershipLimits withRooms(int value) {
		return new MembershipLimits(this.namespaces, value, this.nameLength, this.tokenLength);
	}

	/**
	 * Return a copy with another length of names.
	 * @param value the maximum number of characters
	 * @return the copy
	 */
	public MembershipLimits withNameLength(int value) {
		return new MembershipLimits(this.namespaces, this.rooms, value, this.tokenLength);
	}

	/**
	 * Return a copy with another length of tokens.
	 * @param value the maximum number of characters
	 * @return the copy
	 */
	public MembershipLimits withTokenLength(int value) {
		return new MembershipLimits(this.namespaces, this.rooms, this.nameLength, value);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof MembershipLimits that && this.namespaces == that.namespaces
				&& this.rooms == that.rooms && this.nameLength == that.nameLength
				&& this.tokenLength == that.tokenLength);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.namespaces, this.rooms, this.nameLength, this.tokenLength);
	}

	@Override
	public String toString() {
		return "MembershipLimits[namespaces=" + this.namespaces + ", rooms=" + this.rooms + ", nameLength="
				+ this.nameLength + ", tokenLength=" + this.tokenLength + "]";
	}

}
