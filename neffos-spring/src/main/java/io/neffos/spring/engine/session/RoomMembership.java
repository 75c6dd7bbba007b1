package io.neffos.spring.engine.session;

import org.jspecify.annotations.Nullable;

/**
 * A client in a room: what the connection shows of it and its place among the room's
 * members, as one object, so that there is never one without the other. When the
 * connection ends, the place is given up at once, while the object stays until the
 * callbacks of the leave have run. Changes on the connection's loop.
 */
final class RoomMembership extends RoomView {

	private @Nullable RoomRegistration registration;

	RoomMembership(NamespaceMembership member, String name, RoomRegistration registration) {
		super(member, name);
		this.registration = registration;
	}

	/**
	 * Gives up the place among the room's members.
	 */
	void withdraw() {
		RoomRegistration place = this.registration;
		if (place != null) {
			this.registration = null;
			place.remove();
		}
	}

}
